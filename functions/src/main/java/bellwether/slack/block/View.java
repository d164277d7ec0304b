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
            .withText("close", submit.isEmpty() ? "Close" : "Cancel", MAX_TITLE)
            .with("blocks", blocks.build()));
  }

  public View withCloseLabel(String label) {
    return new View(content.withText("close", label, MAX_TITLE));
  }

  public static View home(BlockBuilder blocks) {
    return new View(JsonObject.ofType("home").with("blocks", blocks.build()));
  }

  public String json() {
    return content.toString();
  }
}
