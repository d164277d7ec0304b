package bellwether.slack.block;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** One line, or one quotation, of a rich_text block. */
public record RichTextLine(ElementType elementType, List<Span> spans) {
  /** The kinds of rich_text elements in use. */
  public enum ElementType {
    LINE("rich_text_section"),
    QUOTE("rich_text_quote");

    final String type;

    ElementType(String type) {
      this.type = type;
    }
  }

  /** A run of text. Slack shows text elements of rich_text literally, so nothing is escaped. */
  public sealed interface Span {
    void writeFields(JsonGenerator out) throws IOException;

    record TextSpan(String text, boolean bold) implements Span {
      @Override
      public void writeFields(JsonGenerator out) throws IOException {
        out.writeStringField("type", "text");
        out.writeStringField("text", cleanKeepingOuterSpaces(text));
        if (bold) {
          out.writeObjectFieldStart("style");
          out.writeBooleanField("bold", true);
          out.writeEndObject();
        }
      }

      /** Keeps a space at either end, which separates this run from the next. */
      private static String cleanKeepingOuterSpaces(String text) {
        String clean = SafeText.clean(text, Block.MAX_SECTION_TEXT - 2);
        if (clean.isEmpty()) {
          return text.isEmpty() ? BlockElement.EMPTY_PLACEHOLDER : " ";
        }
        return (text.startsWith(" ") ? " " : "") + clean + (text.endsWith(" ") ? " " : "");
      }
    }

    record LinkSpan(Link link, String text) implements Span {
      @Override
      public void writeFields(JsonGenerator out) throws IOException {
        String clean = SafeText.clean(text, Block.MAX_SECTION_TEXT);
        out.writeStringField("type", "link");
        out.writeStringField("url", link.url());
        out.writeStringField("text", clean.isEmpty() ? BlockElement.EMPTY_PLACEHOLDER : clean);
      }
    }

    /** A member of the workspace, by user id. */
    record UserSpan(String id) implements Span {
      @Override
      public void writeFields(JsonGenerator out) throws IOException {
        out.writeStringField("type", "user");
        out.writeStringField("user_id", id);
      }
    }

    /** A channel of the workspace, by id: shown by its name, without notifying anyone. */
    record ChannelSpan(String id) implements Span {
      @Override
      public void writeFields(JsonGenerator out) throws IOException {
        out.writeStringField("type", "channel");
        out.writeStringField("channel_id", id);
      }
    }
  }

  public static RichTextLine line(Span... spans) {
    return line(List.of(spans));
  }

  public static RichTextLine line(List<Span> spans) {
    return new RichTextLine(ElementType.LINE, spans);
  }

  public static RichTextLine quote(Span... spans) {
    return new RichTextLine(ElementType.QUOTE, List.of(spans));
  }

  /** A user if the text is a user id, else the text. */
  public static Span userMention(String id) {
    return SlackIds.isUserId(id) ? new Span.UserSpan(id) : plain(id);
  }

  /** A channel if the text is a channel id, else the text. */
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
   * A mention of a member of the workspace; empty for anything but a user id, which is all that may
   * notify anyone.
   *
   * @see <a href="https://docs.slack.dev/messaging/formatting-message-text">Slack: user ids begin
   *     with U or W</a>
   */
  public static Optional<Span> mentionIfUserId(String text) {
    return Optional.of(text.strip()).filter(SlackIds::isUserId).map(Span.UserSpan::new);
  }

  /** The text as a link followed by its host, or the text alone if there is no link. */
  public static List<Span> linkWithHost(String text, Optional<Link> link) {
    return link.<List<Span>>map(
            to -> List.of(new Span.LinkSpan(to, text), plain(" (" + to.host() + ")")))
        .orElseGet(() -> List.of(plain(text)));
  }

  void write(JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeStringField("type", elementType.type);
    out.writeArrayFieldStart("elements");
    for (Span span : spans) {
      out.writeStartObject();
      span.writeFields(out);
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeEndObject();
  }
}
