package bellwether.app.request;

import bellwether.slack.block.SlackMessage;
import bellwether.slack.block.View;
import java.util.List;

/** The reply to a request, sent as the HTTP response or later by another way. */
public sealed interface Reply {

  /** Acknowledges without a message; a modal closes. */
  record Ack() implements Reply {}

  /** A message that only the requester sees. */
  record Message(SlackMessage message) implements Reply {}

  /** Closes every modal of the stack. */
  record CloseModal() implements Reply {}

  /** Keeps the modal open and shows an error at a block. */
  record FieldError(String block, String text) implements Reply {}

  record NextModal(View view) implements Reply {}

  /** Replaces the submitted modal by a few lines of text. */
  record Notice(String title, List<String> lines) implements Reply {}

  /**
   * The request failed because of an error in Bellwether, which the log has under this reference.
   */
  record Failure(String reference) implements Reply {}
}
