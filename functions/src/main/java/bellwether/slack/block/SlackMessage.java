package bellwether.slack.block;

import java.util.ArrayList;
import java.util.List;

/**
 * A message ready for Slack, within all of its limits and without anything that could ping or
 * mislead.
 *
 * @param text shown by notifications and screen readers, escaped for Slack's markup
 * @param blocks empty if the text alone is the message
 */
public record SlackMessage(String text, List<Block> blocks) {
  public SlackMessage {
    blocks = blocks.stream().limit(Block.MAX_BLOCKS).toList();
  }

  /** Makes the message's text from untrusted lines: cleaned, truncated and escaped. */
  public static String fallbackText(List<String> lines) {
    return SafeText.escape(SafeText.truncate(SafeText.cleanLines(lines), Block.MAX_TEXT));
  }

  public static SlackMessage ofLines(String... lines) {
    return ofLines(List.of(lines));
  }

  public static SlackMessage ofLines(List<String> lines) {
    return new SlackMessage(fallbackText(lines), new BlockBuilder().section(lines).build());
  }

  /** The message in three formats, richest first: if Slack rejects one, the next is posted. */
  public static List<SlackMessage> withFallbacks(List<String> lines, List<Block> richest) {
    String text = fallbackText(lines);
    return List.of(
        new SlackMessage(text, richest), ofLines(lines), new SlackMessage(text, List.of()));
  }

  public boolean hasBlocks() {
    return !blocks.isEmpty();
  }

  public String blocksJson() {
    return JsonObject.toText(blocks);
  }

  /** The blocks as a JSON array, the first of them with this id. */
  public String blocksJson(String firstId) {
    List<Block> marked = new ArrayList<>(blocks);
    marked.set(0, blocks.getFirst().withId(firstId));
    return JsonObject.toText(marked);
  }

  /** Puts a label above the message, and a short one after its text, which leads as before. */
  public SlackMessage withLabel(String label, String shortLabel) {
    List<Block> labeled = new ArrayList<>(blocks);
    if (hasBlocks()) {
      labeled.addAll(0, new BlockBuilder().context(label).build());
    }
    int room = Math.max(Block.MAX_NOTIFICATION, text.length()) - shortLabel.length();
    String labeledText = SafeText.truncate(unescapedText(), room) + shortLabel;
    return new SlackMessage(SafeText.escape(labeledText), labeled);
  }

  /**
   * The message as a reply that only the person who asked sees, and that leaves the original
   * message as it is. See
   * https://docs.slack.dev/interactivity/handling-user-interaction#message_responses
   */
  public String toEphemeralJson() {
    return JsonObject.EMPTY
        .with("response_type", "ephemeral")
        .with("replace_original", false)
        .with("text", text)
        .with("blocks", hasBlocks() ? blocks : null)
        .toString();
  }

  /** The text for a terminal or a log, without Slack's escapes. */
  public String unescapedText() {
    return SafeText.unescape(text);
  }
}
