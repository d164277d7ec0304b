package bellwether.domain.notice;

import java.time.Instant;

/**
 * Brings an alert that was put off back to the channel, unless somebody acted meanwhile.
 *
 * @param message id of the delivery that is the alert's message
 * @param user Slack's id of who put it off
 * @param until the time that the person chose
 */
public record Reminder(String customer, String message, String vendor, String user, Instant until)
    implements Notice {}
