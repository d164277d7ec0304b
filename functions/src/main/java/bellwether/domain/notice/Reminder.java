package bellwether.domain.notice;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Reminds a person of an open alert in its thread, unless somebody acted in the meantime.
 *
 * @param messageId id of the delivery of the alert's message
 * @param userId Slack's id of the person: who snoozed it, or who follows up
 * @param until the chosen time
 * @param followUp the day of the follow-up; null if it reminds of the end of a snooze
 */
public record Reminder(
    String customer,
    String messageId,
    String vendor,
    String userId,
    Instant until,
    @Nullable LocalDate followUp)
    implements Notice {}
