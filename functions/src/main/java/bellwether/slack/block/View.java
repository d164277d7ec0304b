package bellwether.slack.block;

/**
 * A modal or a home tab as Slack's {@code views} methods accept it, within the limits of
 * https://docs.slack.dev/reference/views
 *
 * @param json the whole view
 */
public record View(String json) {
  private static final int MAX_TITLE = 24;
  private static final int MAX_PRIVATE_METADATA = 3000;

  /**
   * A modal.
   *
   * @param callbackId identifies the modal when it is submitted
   * @param metadata returned with the submission, not shown; at most 3,000 characters
   * @param submit the label of the submit button; empty for a modal without one
   */
  public static View modal(
      String callbackId, String metadata, String title, String submit, BlockBuilder blocks) {
    String close = submit.isEmpty() ? "Close" : "Cancel";
    return modal(callbackId, metadata, title, submit, close, blocks);
  }

  /**
   * The same.
   *
   * @param close the label of the button that closes the modal
   */
  public static View modal(
      String callbackId,
      String metadata,
      String title,
      String submit,
      String close,
      BlockBuilder blocks) {
    if (metadata.length() > MAX_PRIVATE_METADATA) {
      throw new IllegalArgumentException(
          callbackId + ": private metadata has " + metadata.length() + " characters");
    }
    return new View(
        JsonText.ofObject(out -> {
          out.writeStringField("type", "modal");
          out.writeStringField("callback_id", callbackId);
          out.writeStringField("private_metadata", metadata);
          BlockElement.writePlainText(out, "title", title, MAX_TITLE);
          if (!submit.isEmpty()) {
            BlockElement.writePlainText(out, "submit", submit, MAX_TITLE);
          }
          BlockElement.writePlainText(out, "close", close, MAX_TITLE);
          out.writeFieldName("blocks");
          Block.writeArray(out, blocks.build(), null);
        }));
  }

  /** A home tab. */
  public static View home(BlockBuilder blocks) {
    return new View(
        JsonText.ofObject(out -> {
          out.writeStringField("type", "home");
          out.writeFieldName("blocks");
          Block.writeArray(out, blocks.build(), null);
        }));
  }
}
