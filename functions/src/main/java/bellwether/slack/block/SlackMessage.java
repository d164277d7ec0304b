package bellwether.slack.block;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A message ready for Slack, within all of its limits and with nothing in it that could ping or
 * mislead.
 *
 * @param text what notifications and screen readers show, escaped for Slack's markup
 * @param blocksJson a JSON array of Block Kit blocks; {@code []} where the text alone is the
 *     message
 */
public record SlackMessage(String text, String blocksJson) {
  private static final JsonFactory JSON = new JsonFactory();
  public static final String NO_BLOCKS = "[]";

  /** A message of a line each. */
  public static SlackMessage ofLines(String... lines) {
    List<String> all = List.of(lines);
    return new SlackMessage(
        BlockBuilder.fallbackText(all), new BlockBuilder().section(all).toJson());
  }

  /** A message of a line each, the first a heading; richest form first, as posts are tried. */
  public static List<SlackMessage> withFallbacks(List<String> lines) {
    List<RichTextLine> passages = new ArrayList<>();
    passages.add(RichTextLine.line(RichTextLine.bold(lines.getFirst())));
    lines.stream()
        .skip(1)
        .forEach(line -> passages.add(RichTextLine.line(RichTextLine.plain(line))));
    return withFallbacks(lines, new BlockBuilder().richText(passages).toJson());
  }

  /**
   * The same where the richest form has more than words.
   *
   * @param richest its blocks
   */
  public static List<SlackMessage> withFallbacks(List<String> lines, String richest) {
    String text = BlockBuilder.fallbackText(lines);
    return List.of(
        new SlackMessage(text, richest),
        new SlackMessage(text, new BlockBuilder().section(lines).toJson()),
        new SlackMessage(text, NO_BLOCKS));
  }

  /** Whether the message has blocks beside its text. */
  public boolean hasBlocks() {
    return !blocksJson.equals(NO_BLOCKS);
  }

  /**
   * The message as an answer that only the asker sees, and that leaves what it answers to as it is.
   * See https://docs.slack.dev/interactivity/handling-user-interaction#message_responses
   */
  public String toEphemeralJson() {
    StringWriter json = new StringWriter();
    try (JsonGenerator out = JSON.createGenerator(json)) {
      out.writeStartObject();
      out.writeStringField("response_type", "ephemeral");
      out.writeBooleanField("replace_original", false);
      out.writeStringField("text", text);
      if (hasBlocks()) {
        out.writeFieldName("blocks");
        out.writeRawValue(blocksJson);
      }
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("a string can always be written to", e);
    }
    return json.toString();
  }

  /** The text for a terminal or a log: the same without Slack's escapes. */
  public String unescapedText() {
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }
}
