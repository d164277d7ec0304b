package bellwether.slack.block;

import java.time.Instant;

/**
 * One text of a context block.
 *
 * @param plainText the same without formatting
 */
public record ContextText(JsonObject json, String plainText) implements JsonObject.Source {

  public static ContextText plain(String text) {
    String clean = SafeText.clean(text);
    return new ContextText(JsonObject.textObject(clean, Block.MAX_FIELD_TEXT), clean);
  }

  /** A time in the reader's time zone between two texts, either of which may be empty. */
  public static ContextText time(String before, Instant at, String after) {
    String markup = SafeText.escape(before) + ReaderTime.markup(at) + SafeText.escape(after);
    return new ContextText(
        JsonObject.ofType("mrkdwn").with("text", markup),
        before + Phrases.formatMinute(at) + after);
  }
}
