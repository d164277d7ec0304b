package bellwether.domain.notice;

import java.time.Instant;

/**
 * Brings an alert that was put off back to the channel, unless somebody acted meanwhile.
 *
 * @param messageId id of the delivery that is the alert's message
 * @param userId Slack's id of who put it off
 * @param until the time that the person chose
 */
public record Reminder(
    String customer, String messageId, String vendor, String userId, Instant until)
    implements Notice {}
