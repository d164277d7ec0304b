package bellwether.slack.block;

/**
 * A modal or a home tab as Slack's {@code views} methods accept it, within the limits of
 * https://docs.slack.dev/reference/views
 */
public record View(JsonObject content) {
  private static final int MAX_TITLE = 24;
  private static final int MAX_PRIVATE_METADATA = 3000;

  /**
   * A modal. The callback id identifies it when it is submitted, and the metadata comes back with
   * that; without a label for a submit button it has none.
   */
  public static View modal(
      String callbackId, String metadata, String title, String submit, BlockBuilder blocks) {
    String close = submit.isEmpty() ? "Close" : "Cancel";
    return modal(callbackId, metadata, title, submit, close, blocks);
  }

  /** A modal with another label of the button that closes it. */
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
    JsonObject titled =
        JsonObject.ofType("modal")
            .with("callback_id", callbackId)
            .with("private_metadata", metadata)
            .withText("title", title, MAX_TITLE);
    return new View(
        (submit.isEmpty() ? titled : titled.withText("submit", submit, MAX_TITLE))
            .withText("close", close, MAX_TITLE)
            .with("blocks", blocks.build()));
  }

  public static View home(BlockBuilder blocks) {
    return new View(JsonObject.ofType("home").with("blocks", blocks.build()));
  }

  /** The whole view as JSON. */
  public String json() {
    return content.toString();
  }
}
