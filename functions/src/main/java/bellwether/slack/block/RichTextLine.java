package bellwether.slack.block;

import java.util.List;
import java.util.Optional;

/** One line, or one quotation, of a rich_text block. */
public record RichTextLine(ElementType elementType, List<Span> spans) {
  /** The rich_text elements we use, named in {@link #type}. */
  public enum ElementType {
    LINE("rich_text_section"),
    QUOTE("rich_text_quote");

    final String type;

    ElementType(String type) {
      this.type = type;
    }
  }

  /** A run of text; text elements of rich_text are shown as they stand, so nothing is escaped. */
  public sealed interface Span {
    record TextSpan(String text, boolean bold) implements Span {}

    record LinkSpan(Link link, String text) implements Span {}

    /** Somebody of the workspace, by Slack's id. */
    record UserSpan(String id) implements Span {}

    /** A channel of the workspace, by Slack's id: shown by its name, and nobody is called. */
    record ChannelSpan(String id) implements Span {}
  }

  public static RichTextLine line(Span... spans) {
    return new RichTextLine(ElementType.LINE, List.of(spans));
  }

  public static RichTextLine quote(Span... spans) {
    return new RichTextLine(ElementType.QUOTE, List.of(spans));
  }

  /** A person where it is the form of an id, else what stands there. */
  public static Span userMention(String id) {
    return SlackIds.isUserId(id) ? new Span.UserSpan(id) : plain(id);
  }

  /** A channel where it is the form of an id, else what stands there. */
  public static Span channelLink(String id) {
    return SlackIds.isChannelId(id) ? new Span.ChannelSpan(id) : plain(id);
  }

  public static Span plain(String text) {
    return new Span.TextSpan(text, false);
  }

  public static Span bold(String text) {
    return new Span.TextSpan(text, true);
  }

  /**
   * A person of the workspace, to be called; empty for anything that is no user id of Slack's, for
   * only that may ring.
   *
   * @see <a href="https://docs.slack.dev/messaging/formatting-message-text">Slack: user ids begin
   *     with U or W</a>
   */
  public static Optional<Span> mentionIfUserId(String words) {
    return SlackIds.isUserId(words.strip())
        ? Optional.of(new Span.UserSpan(words.strip()))
        : Optional.empty();
  }

  /** The text as a link followed by its host, or the text alone where there is no link. */
  public static List<Span> linkWithHost(String text, Optional<Link> link) {
    return link.<List<Span>>map(
            to -> List.of(new Span.LinkSpan(to, text), plain(" (" + to.host() + ")")))
        .orElseGet(() -> List.of(plain(text)));
  }
}
