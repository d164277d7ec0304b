package bellwether.domain.notice;

import java.time.Instant;

/**
 * Shows a snoozed alert in the channel again, unless somebody acted in the meantime.
 *
 * @param messageId id of the delivery of the alert's message
 * @param userId Slack's id of the person who snoozed it
 * @param until the chosen time
 */
public record Reminder(
    String customer, String messageId, String vendor, String userId, Instant until)
    implements Notice {}
