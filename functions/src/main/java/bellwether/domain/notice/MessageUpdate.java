package bellwether.domain.notice;

/**
 * Makes an alert's message show the present state of its case.
 *
 * @param messageId id of the delivery that is the message
 */
public record MessageUpdate(String customer, String messageId) implements Notice {}
