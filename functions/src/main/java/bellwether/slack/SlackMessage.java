package bellwether.slack;

/**
 * A message ready for Slack, within all of its limits and with nothing in it that could ping or
 * mislead.
 *
 * @param text what notifications and screen readers show, escaped for Slack's markup
 * @param blocksJson a JSON array of Block Kit blocks; {@code []} where the text alone is the
 *     message
 */
public record SlackMessage(String text, String blocksJson) {
  static final String NO_BLOCKS = "[]";

  /** Whether the message has blocks beside its text. */
  public boolean hasBlocks() {
    return !blocksJson.equals(NO_BLOCKS);
  }

  /** The text for a terminal or a log: the same without Slack's escapes. */
  public String unescapedText() {
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }
}
