package bellwether.domain.notice;

/**
 * Updates an alert's message to the current state of its case.
 *
 * @param messageId id of the delivery of the message
 */
public record MessageUpdate(String customer, String messageId) implements Notice {}
