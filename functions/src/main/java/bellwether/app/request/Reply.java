package bellwether.app.request;

import bellwether.slack.block.SlackMessage;
import bellwether.slack.block.View;
import java.util.List;

/** What we say to a request of Slack's, at once as the answer to it or later by another way. */
public sealed interface Reply {

  /** Nothing is to be said; a modal closes. */
  record Ack() implements Reply {}

  /** A message that only the asker sees. */
  record Message(SlackMessage message) implements Reply {}

  /** It is done, and every modal of the stack closes. */
  record CloseModal() implements Reply {}

  /** A modal stays open, with this below the block. */
  record FieldError(String block, String text) implements Reply {}

  /** Another modal comes in the place of the one that was submitted. */
  record NextModal(View view) implements Reply {}

  /** A few lines in the place of the modal that was submitted. */
  record Notice(String title, List<String> lines) implements Reply {}

  /**
   * It could not be done for a fault of ours.
   *
   * @param reference by which the log finds it
   */
  record Failure(String reference) implements Reply {}
}
