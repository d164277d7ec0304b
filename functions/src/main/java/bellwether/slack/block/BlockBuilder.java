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
public final class BlockBuilder {
  /** https://docs.slack.dev/reference/methods/chat.postMessage#truncating */
  public static final int MAX_TEXT = 4000;

  /** https://docs.slack.dev/reference/block-kit/blocks */
  static final int MAX_BLOCKS = 50;

  /** https://docs.slack.dev/reference/block-kit/blocks/header-block */
  public static final int MAX_HEADER_TEXT = 150;

  /** https://docs.slack.dev/reference/block-kit/blocks/section-block; kept in rich_text as well. */
  static final int MAX_SECTION_TEXT = 3000;

  /** https://docs.slack.dev/reference/block-kit/blocks/context-block */
  static final int MAX_CONTEXT_ELEMENTS = 10;

  /** A field of a section; kept for context elements too, whose page names no limit. */
  static final int MAX_FIELD_TEXT = 2000;

  /** https://docs.slack.dev/reference/block-kit/block-elements/button-element */
  static final int MAX_URL = 3000;

  /** https://docs.slack.dev/reference/block-kit/blocks/section-block */
  public static final int MAX_BLOCK_ID = 255;

  /** An empty text object is an error to Slack. */
  private static final String EMPTY_PLACEHOLDER = "–";

  private static final JsonFactory JSON = new JsonFactory();

  private final StringWriter buffer = new StringWriter();
  private final JsonGenerator out;
  private int blockCount;

  public BlockBuilder() {
    try {
      out = JSON.createGenerator(buffer);
      out.writeStartArray();
    } catch (IOException e) {
      throw unexpected(e);
    }
  }

  /** The message's text from lines that strangers wrote: cleaned, cut, escaped. */
  public static String fallbackText(List<String> lines) {
    String joined = String.join("\n", lines.stream().map(SafeText::clean).toList());
    return SafeText.escape(SafeText.truncate(joined, MAX_TEXT));
  }

  public BlockBuilder header(String text) {
    return addBlock("header", () -> writePlainText("text", text, MAX_HEADER_TEXT));
  }

  /** A section of plain lines. */
  public BlockBuilder section(List<String> lines) {
    String joined = String.join("\n", lines.stream().map(SafeText::clean).toList());
    return addBlock("section", () -> writeMultilineText("text", joined, MAX_SECTION_TEXT));
  }

  /** Small grey print, each element on its own. */
  public BlockBuilder context(List<String> elements) {
    return addBlock(
        "context",
        () -> {
          out.writeArrayFieldStart("elements");
          for (String element :
              elements.subList(0, Math.min(elements.size(), MAX_CONTEXT_ELEMENTS))) {
            out.writeStartObject();
            writeTextFields(SafeText.clean(element), MAX_FIELD_TEXT);
            out.writeEndObject();
          }
          out.writeEndArray();
        });
  }

  /** One rich_text block, a passage a line. */
  public BlockBuilder richText(List<RichTextLine> passages) {
    return addBlock(
        "rich_text",
        () -> {
          out.writeArrayFieldStart("elements");
          for (RichTextLine passage : passages) {
            out.writeStartObject();
            out.writeStringField("type", passage.elementType().type);
            out.writeArrayFieldStart("elements");
            for (RichTextLine.Span span : passage.spans()) {
              writeSpan(span);
            }
            out.writeEndArray();
            out.writeEndObject();
          }
          out.writeEndArray();
        });
  }

  /** Buttons and choices in a row, 25 at most. */
  public BlockBuilder actions(String id, List<BlockElement> controls) {
    return addBlock(
        "actions",
        () -> {
          out.writeStringField("block_id", id);
          out.writeArrayFieldStart("elements");
          for (BlockElement control : controls) {
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
  public BlockBuilder input(
      String id, String label, String hint, boolean optional, BlockElement control) {
    return addBlock(
        "input",
        () -> {
          out.writeStringField("block_id", id);
          BlockElement.writePlainText(out, "label", label, MAX_FIELD_TEXT);
          if (!hint.isEmpty()) {
            BlockElement.writePlainText(out, "hint", hint, MAX_FIELD_TEXT);
          }
          out.writeBooleanField("optional", optional);
          out.writeFieldName("element");
          control.write(out);
        });
  }

  /** Ends the array. */
  public String toJson() {
    try {
      out.writeEndArray();
      out.close();
      return buffer.toString();
    } catch (IOException e) {
      throw unexpected(e);
    }
  }

  /** A block; those past the limit are left out, so the writer says "and more" before that. */
  private BlockBuilder addBlock(String type, BlockBody body) {
    if (blockCount++ < MAX_BLOCKS) {
      try {
        out.writeStartObject();
        out.writeStringField("type", type);
        body.write();
        out.writeEndObject();
      } catch (IOException e) {
        throw unexpected(e);
      }
    }
    return this;
  }

  private void writeSpan(RichTextLine.Span span) throws IOException {
    out.writeStartObject();
    switch (span) {
      case RichTextLine.Span.TextSpan words -> {
        out.writeStringField("type", "text");
        out.writeStringField("text", cleanKeepingOuterSpaces(words.text()));
        if (words.bold()) {
          out.writeObjectFieldStart("style");
          out.writeBooleanField("bold", true);
          out.writeEndObject();
        }
      }
      case RichTextLine.Span.LinkSpan anchor -> {
        out.writeStringField("type", "link");
        out.writeStringField("url", anchor.link().url());
        out.writeStringField(
            "text",
            orPlaceholder(SafeText.truncate(SafeText.clean(anchor.text()), MAX_SECTION_TEXT)));
      }
      case RichTextLine.Span.UserSpan person -> {
        out.writeStringField("type", "user");
        out.writeStringField("user_id", person.id());
      }
      case RichTextLine.Span.ChannelSpan channel -> {
        out.writeStringField("type", "channel");
        out.writeStringField("channel_id", channel.id());
      }
    }
    out.writeEndObject();
  }

  /** Cleaned, with the blank at either end that parts this run from its neighbours. */
  private static String cleanKeepingOuterSpaces(String text) {
    String clean = SafeText.truncate(SafeText.clean(text), MAX_SECTION_TEXT - 2);
    if (clean.isEmpty()) {
      return text.isEmpty() ? EMPTY_PLACEHOLDER : " ";
    }
    return (text.startsWith(" ") ? " " : "") + clean + (text.endsWith(" ") ? " " : "");
  }

  private void writePlainText(String field, String text, int max) throws IOException {
    writeMultilineText(field, SafeText.clean(text), max);
  }

  private void writeMultilineText(String field, String clean, int max) throws IOException {
    out.writeObjectFieldStart(field);
    writeTextFields(clean, max);
    out.writeEndObject();
  }

  /** Emoji off: {@code :rotating_light:} in a feed is not ours. */
  private void writeTextFields(String clean, int max) throws IOException {
    out.writeStringField("type", "plain_text");
    out.writeStringField("text", orPlaceholder(SafeText.truncate(clean, max)));
    out.writeBooleanField("emoji", false);
  }

  private static String orPlaceholder(String text) {
    return text.isBlank() ? EMPTY_PLACEHOLDER : text;
  }

  private static UncheckedIOException unexpected(IOException e) {
    return new UncheckedIOException("a string can always be written to", e);
  }

  private interface BlockBody {
    void write() throws IOException;
  }
}
