package bellwether.local.mail;

import java.time.Instant;
import java.util.Map;

/**
 * An e-mail that the local Amazon SES received.
 *
 * @param number counts the messages
 * @param headers by name, without those that the other components contain
 * @param messageId the id that Amazon SES assigns, without a domain; empty if it was refused
 * @param refusal why it was refused; empty if it was accepted
 */
public record ReceivedMail(
    int number,
    Instant at,
    String from,
    String to,
    String subject,
    String text,
    String html,
    Map<String, String> headers,
    String messageId,
    String refusal) {}
