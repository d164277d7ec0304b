package bellwether.slack.block;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Writes Block Kit blocks; every text that strangers wrote passes through here, and every limit of
 * Slack's is kept here and nowhere else. Feed text goes into {@code plain_text} and {@code
 * rich_text} only, in which {@code <!channel>} is eleven harmless letters.
 *
 * <p>Streams straight into a string: Slack's model classes, or a tree, would cost the slash command
 * a tenth of a second at every cold start.
 */
public final class Blocks {
  /** https://docs.slack.dev/reference/methods/chat.postMessage#truncating */
  public static final int MAX_TEXT = 4000;

  /** https://docs.slack.dev/reference/block-kit/blocks */
  static final int MAX_BLOCKS = 50;

  /** https://docs.slack.dev/reference/block-kit/blocks/header-block */
  public static final int MAX_HEADER = 150;

  /** https://docs.slack.dev/reference/block-kit/blocks/section-block; kept in rich_text as well. */
  static final int MAX_SECTION = 3000;

  /** https://docs.slack.dev/reference/block-kit/blocks/context-block */
  static final int MAX_CONTEXT_ELEMENTS = 10;

  /** A field of a section; kept for context elements too, whose page names no limit. */
  static final int MAX_FIELD = 2000;

  /** https://docs.slack.dev/reference/block-kit/block-elements/button-element */
  static final int MAX_URL = 3000;

  /** https://docs.slack.dev/reference/block-kit/blocks/section-block */
  public static final int MAX_BLOCK_ID = 255;

  /** An empty text object is an error to Slack. */
  private static final String NOTHING = "–";

  private static final JsonFactory JSON = new JsonFactory();

  private final StringWriter written = new StringWriter();
  private final JsonGenerator out;
  private int blocks;

  public Blocks() {
    try {
      out = JSON.createGenerator(written);
      out.writeStartArray();
    } catch (IOException e) {
      throw impossible(e);
    }
  }

  /** The message's text from lines that strangers wrote: cleaned, cut, escaped. */
  public static String text(List<String> lines) {
    String joined = String.join("\n", lines.stream().map(Text::clean).toList());
    return Text.escape(Text.cut(joined, MAX_TEXT));
  }

  public Blocks header(String text) {
    return block("header", () -> plainText("text", text, MAX_HEADER));
  }

  /** A section of plain lines. */
  public Blocks section(List<String> lines) {
    String joined = String.join("\n", lines.stream().map(Text::clean).toList());
    return block("section", () -> plainLines("text", joined, MAX_SECTION));
  }

  /** Small grey print, each element on its own. */
  public Blocks context(List<String> elements) {
    return block(
        "context",
        () -> {
          out.writeArrayFieldStart("elements");
          for (String element :
              elements.subList(0, Math.min(elements.size(), MAX_CONTEXT_ELEMENTS))) {
            out.writeStartObject();
            plainTextFields(Text.clean(element), MAX_FIELD);
            out.writeEndObject();
          }
          out.writeEndArray();
        });
  }

  /** One rich_text block, a passage a line. */
  public Blocks rich(List<Passage> passages) {
    return block(
        "rich_text",
        () -> {
          out.writeArrayFieldStart("elements");
          for (Passage passage : passages) {
            out.writeStartObject();
            out.writeStringField("type", passage.shape().type);
            out.writeArrayFieldStart("elements");
            for (Passage.Span span : passage.spans()) {
              span(span);
            }
            out.writeEndArray();
            out.writeEndObject();
          }
          out.writeEndArray();
        });
  }

  /** Buttons and choices in a row, 25 at most. */
  public Blocks actions(String id, List<Control> controls) {
    return block(
        "actions",
        () -> {
          out.writeStringField("block_id", id);
          out.writeArrayFieldStart("elements");
          for (Control control : controls) {
            control.write(out);
          }
          out.writeEndArray();
        });
  }

  /**
   * Something to fill in, with its label.
   *
   * @param id names the block in what comes back
   * @param hint small print below; empty for none
   */
  public Blocks input(String id, String label, String hint, boolean optional, Control control) {
    return block(
        "input",
        () -> {
          out.writeStringField("block_id", id);
          Control.text(out, "label", label, MAX_FIELD);
          if (!hint.isEmpty()) {
            Control.text(out, "hint", hint, MAX_FIELD);
          }
          out.writeBooleanField("optional", optional);
          out.writeFieldName("element");
          control.write(out);
        });
  }

  /** Ends the array. */
  public String json() {
    try {
      out.writeEndArray();
      out.close();
      return written.toString();
    } catch (IOException e) {
      throw impossible(e);
    }
  }

  /** A block; those past the limit are left out, so the writer says "and more" before that. */
  private Blocks block(String type, Body body) {
    if (blocks++ < MAX_BLOCKS) {
      try {
        out.writeStartObject();
        out.writeStringField("type", type);
        body.write();
        out.writeEndObject();
      } catch (IOException e) {
        throw impossible(e);
      }
    }
    return this;
  }

  private void span(Passage.Span span) throws IOException {
    out.writeStartObject();
    switch (span) {
      case Passage.Span.Words words -> {
        out.writeStringField("type", "text");
        out.writeStringField("text", spaced(words.text()));
        if (words.bold()) {
          out.writeObjectFieldStart("style");
          out.writeBooleanField("bold", true);
          out.writeEndObject();
        }
      }
      case Passage.Span.Anchor anchor -> {
        out.writeStringField("type", "link");
        out.writeStringField("url", anchor.link().url());
        out.writeStringField("text", orNothing(Text.cut(Text.clean(anchor.text()), MAX_SECTION)));
      }
      case Passage.Span.Person person -> {
        out.writeStringField("type", "user");
        out.writeStringField("user_id", person.id());
      }
      case Passage.Span.Channel channel -> {
        out.writeStringField("type", "channel");
        out.writeStringField("channel_id", channel.id());
      }
    }
    out.writeEndObject();
  }

  /** Cleaned, with the blank at either end that parts this run from its neighbours. */
  private static String spaced(String text) {
    String clean = Text.cut(Text.clean(text), MAX_SECTION - 2);
    if (clean.isEmpty()) {
      return text.isEmpty() ? NOTHING : " ";
    }
    return (text.startsWith(" ") ? " " : "") + clean + (text.endsWith(" ") ? " " : "");
  }

  private void plainText(String field, String text, int max) throws IOException {
    plainLines(field, Text.clean(text), max);
  }

  private void plainLines(String field, String clean, int max) throws IOException {
    out.writeObjectFieldStart(field);
    plainTextFields(clean, max);
    out.writeEndObject();
  }

  /** Emoji off: {@code :rotating_light:} in a feed is not ours. */
  private void plainTextFields(String clean, int max) throws IOException {
    out.writeStringField("type", "plain_text");
    out.writeStringField("text", orNothing(Text.cut(clean, max)));
    out.writeBooleanField("emoji", false);
  }

  private static String orNothing(String text) {
    return text.isBlank() ? NOTHING : text;
  }

  private static UncheckedIOException impossible(IOException e) {
    return new UncheckedIOException("a string can always be written to", e);
  }

  private interface Body {
    void write() throws IOException;
  }
}
