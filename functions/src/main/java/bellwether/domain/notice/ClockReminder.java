package bellwether.domain.notice;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Reminds of a deadline in the thread of an alert, unless it is done, changed or deleted.
 *
 * @param messageId id of the delivery of the alert's message
 * @param task what is due, in words
 * @param dueAt the deadline that it reminds of
 * @param provisional whether the deadline counts from another one that is not done yet
 * @param userId Slack's id of the person whom it mentions; null if nobody is assigned
 */
public record ClockReminder(
    String customer,
    String messageId,
    String vendor,
    String clockId,
    String deadlineId,
    String regime,
    String task,
    Instant dueAt,
    boolean provisional,
    @Nullable String userId)
    implements Notice {}
