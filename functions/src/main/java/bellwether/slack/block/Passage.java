package bellwether.slack.block;

import java.util.List;
import java.util.Optional;

/** One line, or one quotation, of a rich_text block. */
public record Passage(Shape shape, List<Span> spans) {
  /** The rich_text elements we use, named in {@link #type}. */
  public enum Shape {
    LINE("rich_text_section"),
    QUOTE("rich_text_quote");

    final String type;

    Shape(String type) {
      this.type = type;
    }
  }

  /** A run of text; text elements of rich_text are shown as they stand, so nothing is escaped. */
  public sealed interface Span {
    record Words(String text, boolean bold) implements Span {}

    record Anchor(Link link, String text) implements Span {}

    /** Somebody of the workspace, by Slack's id. */
    record Person(String id) implements Span {}

    /** A channel of the workspace, by Slack's id: shown by its name, and nobody is called. */
    record Channel(String id) implements Span {}
  }

  public static Passage line(Span... spans) {
    return new Passage(Shape.LINE, List.of(spans));
  }

  public static Passage quote(Span... spans) {
    return new Passage(Shape.QUOTE, List.of(spans));
  }

  /** A person where it is the form of an id, else what stands there. */
  public static Span person(String id) {
    return People.isId(id) ? new Span.Person(id) : words(id);
  }

  /** A channel where it is the form of an id, else what stands there. */
  public static Span channel(String id) {
    return People.isChannel(id) ? new Span.Channel(id) : words(id);
  }

  public static Span words(String text) {
    return new Span.Words(text, false);
  }

  public static Span bold(String text) {
    return new Span.Words(text, true);
  }

  /**
   * A person of the workspace, to be called; empty for anything that is no user id of Slack's, for
   * only that may ring.
   *
   * @see <a href="https://docs.slack.dev/messaging/formatting-message-text">Slack: user ids begin
   *     with U or W</a>
   */
  public static Optional<Span> called(String words) {
    return People.isId(words.strip())
        ? Optional.of(new Span.Person(words.strip()))
        : Optional.empty();
  }

  /** The text as a link followed by its host, or the text alone where there is no link. */
  public static List<Span> linked(String text, Optional<Link> link) {
    return link.<List<Span>>map(
            to -> List.of(new Span.Anchor(to, text), words(" (" + to.host() + ")")))
        .orElseGet(() -> List.of(words(text)));
  }
}
