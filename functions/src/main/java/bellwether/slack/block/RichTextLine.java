package bellwether.slack.block;

import java.util.List;
import java.util.Optional;

/** One line, or one quotation, of a rich_text block. */
public record RichTextLine(JsonObject json) implements JsonObject.Source {

  /** A run of text. Slack shows text elements of rich_text literally, so nothing is escaped. */
  public record Span(JsonObject json) implements JsonObject.Source {}

  public static RichTextLine line(Span... spans) {
    return line(List.of(spans));
  }

  public static RichTextLine line(List<Span> spans) {
    return new RichTextLine(JsonObject.ofType("rich_text_section").with("elements", spans));
  }

  public static RichTextLine quote(List<Span> spans) {
    return new RichTextLine(JsonObject.ofType("rich_text_quote").with("elements", spans));
  }

  /** A user if the text is a user id, else the text. */
  public static Span userMention(String id) {
    return mentionIfUserId(id).orElseGet(() -> plain(id));
  }

  /** A channel, shown by its name, if the text is a channel id, else the text. */
  public static Span channelLink(String id) {
    return SlackIds.isChannelId(id)
        ? new Span(JsonObject.ofType("channel").with("channel_id", id))
        : plain(id);
  }

  public static Span plain(String text) {
    return new Span(text(text));
  }

  public static Span bold(String text) {
    return new Span(text(text).with("style", JsonObject.EMPTY.with("bold", true)));
  }

  /**
   * A mention of a member of the workspace; empty for anything but a user id, which is all that may
   * notify anyone.
   */
  public static Optional<Span> mentionIfUserId(String text) {
    return Optional.of(text.strip())
        .filter(SlackIds::isUserId)
        .map(id -> new Span(JsonObject.ofType("user").with("user_id", id)));
  }

  /** The text as a link followed by its host, or the text alone if there is no link. */
  public static List<Span> linkWithHost(String text, Optional<Link> link) {
    return link.map(to -> List.of(linkTo(to, text), plain(" (" + to.host() + ")")))
        .orElseGet(() -> List.of(plain(text)));
  }

  private static Span linkTo(Link link, String text) {
    String clean = SafeText.clean(text, Block.MAX_SECTION_TEXT);
    return new Span(
        JsonObject.ofType("link")
            .with("url", link.url())
            .with("text", clean.isEmpty() ? SafeText.EMPTY : clean));
  }

  private static JsonObject text(String text) {
    return JsonObject.ofType("text").with("text", cleanKeepingOuterSpaces(text));
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
