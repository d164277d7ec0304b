package bellwether.slack.block;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One line, or one quotation, of a rich_text block.
 *
 * @param plainText the same without formatting, for notifications and terminals
 */
public record RichTextLine(JsonObject json, String plainText) implements JsonObject.Source {

  /**
   * A run of text. Slack shows text elements of rich_text literally, so nothing is escaped.
   *
   * @param plainText the same without formatting
   */
  public record Span(JsonObject json, String plainText) implements JsonObject.Source {}

  public static RichTextLine line(Span... spans) {
    return line(List.of(spans));
  }

  public static RichTextLine line(List<Span> spans) {
    return new RichTextLine(
        JsonObject.ofType("rich_text_section").with("elements", spans), plainText(spans));
  }

  public static RichTextLine quote(List<Span> spans) {
    return new RichTextLine(
        JsonObject.ofType("rich_text_quote").with("elements", spans), "> " + plainText(spans));
  }

  private static String plainText(List<Span> spans) {
    return spans.stream().map(Span::plainText).collect(Collectors.joining());
  }

  /** A user if the text is a user id, else the text. */
  public static Span userMention(String id) {
    return mentionIfUserId(id).orElseGet(() -> plain(id));
  }

  /** A channel, shown by its name, if the text is a channel id, else the text. */
  public static Span channelLink(String id) {
    return SlackIds.isChannelId(id)
        ? new Span(JsonObject.ofType("channel").with("channel_id", id), id)
        : plain(id);
  }

  /** A time, which Slack shows in the reader's time zone. */
  public static Span time(Instant at) {
    return new Span(ReaderTime.richText(at), Phrases.formatMinute(at));
  }

  public static Span plain(String text) {
    return span(text, null);
  }

  public static Span bold(String text) {
    return span(text, JsonObject.EMPTY.with("bold", true));
  }

  /**
   * A mention of a member of the workspace; empty for anything but a user id, which is all that may
   * notify anyone.
   */
  public static Optional<Span> mentionIfUserId(String text) {
    return Optional.of(text.strip())
        .filter(SlackIds::isUserId)
        .map(id -> new Span(JsonObject.ofType("user").with("user_id", id), id));
  }

  /** The text as a link followed by its host, or the text alone if there is no link. */
  public static List<Span> linkWithHost(String text, Optional<Link> link) {
    return link.map(to -> List.of(link(to, text), plain(" (" + to.host() + ")")))
        .orElseGet(() -> List.of(plain(text)));
  }

  /** The text as a link; the text must be ours, since nothing shows where the link leads. */
  public static Span link(Link link, String text) {
    String clean = SafeText.clean(text, Block.MAX_SECTION_TEXT);
    String shown = clean.isEmpty() ? SafeText.EMPTY : clean;
    return new Span(JsonObject.ofType("link").with("url", link.url()).with("text", shown), shown);
  }

  private static Span span(String text, @Nullable JsonObject style) {
    String clean = cleanKeepingOuterSpaces(text);
    return new Span(JsonObject.ofType("text").with("text", clean).with("style", style), clean);
  }

  /** Keeps a space at either end, which separates this run from the next. */
  private static String cleanKeepingOuterSpaces(String text) {
    String clean = SafeText.clean(text, Block.MAX_SECTION_TEXT - 2);
    if (clean.isEmpty()) {
      return text.isEmpty() ? SafeText.EMPTY : " ";
    }
    return (text.startsWith(" ") ? " " : "") + clean + (text.endsWith(" ") ? " " : "");
  }
}
