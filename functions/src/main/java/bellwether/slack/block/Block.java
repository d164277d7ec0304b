package bellwether.slack.block;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Block Kit block. Untrusted text is cleaned when a block is written, and goes into {@code
 * plain_text} and {@code rich_text} only, where {@code <!channel>} has no effect.
 *
 * <p>Written straight to JSON: building Slack's model classes, or a tree, would add a tenth of a
 * second to every cold start of the slash command.
 */
public sealed interface Block {
  /** https://docs.slack.dev/reference/methods/chat.postMessage#truncating */
  int MAX_TEXT = 4000;

  /** https://docs.slack.dev/reference/block-kit/blocks */
  int MAX_BLOCKS = 50;

  /** https://docs.slack.dev/reference/block-kit/blocks/header-block */
  int MAX_HEADER_TEXT = 150;

  /** https://docs.slack.dev/reference/block-kit/blocks/section-block; kept in rich_text as well. */
  int MAX_SECTION_TEXT = 3000;

  /** https://docs.slack.dev/reference/block-kit/blocks/context-block */
  int MAX_CONTEXT_ELEMENTS = 10;

  /** A field of a section; kept for context elements too, whose page names no limit. */
  int MAX_FIELD_TEXT = 2000;

  /** https://docs.slack.dev/reference/block-kit/blocks/section-block */
  int MAX_BLOCK_ID = 255;

  /** The value of {@code type}. */
  String type();

  /** The value of {@code block_id}; null to let Slack choose one. */
  default @Nullable String id() {
    return null;
  }

  /** Writes the other fields. */
  void writeFields(JsonGenerator out) throws IOException;

  record Header(String text) implements Block {
    @Override
    public String type() {
      return "header";
    }

    @Override
    public void writeFields(JsonGenerator out) throws IOException {
      BlockElement.writePlainText(out, "text", text, MAX_HEADER_TEXT);
    }
  }

  /** Plain lines. */
  record Section(List<String> lines) implements Block {
    @Override
    public String type() {
      return "section";
    }

    @Override
    public void writeFields(JsonGenerator out) throws IOException {
      out.writeFieldName("text");
      BlockElement.writeCleanText(out, SafeText.cleanLines(lines), MAX_SECTION_TEXT);
    }
  }

  /** Elements in small gray print. */
  record Context(List<String> elements) implements Block {
    @Override
    public String type() {
      return "context";
    }

    @Override
    public void writeFields(JsonGenerator out) throws IOException {
      out.writeArrayFieldStart("elements");
      for (String element : elements.subList(0, Math.min(elements.size(), MAX_CONTEXT_ELEMENTS))) {
        BlockElement.writeCleanText(out, SafeText.clean(element), MAX_FIELD_TEXT);
      }
      out.writeEndArray();
    }
  }

  record RichText(List<RichTextLine> lines) implements Block {
    @Override
    public String type() {
      return "rich_text";
    }

    @Override
    public void writeFields(JsonGenerator out) throws IOException {
      out.writeArrayFieldStart("elements");
      for (RichTextLine line : lines) {
        line.write(out);
      }
      out.writeEndArray();
    }
  }

  /** A row of at most 25 buttons and menus. */
  record Actions(String id, List<BlockElement> controls) implements Block {
    @Override
    public String type() {
      return "actions";
    }

    @Override
    public void writeFields(JsonGenerator out) throws IOException {
      out.writeArrayFieldStart("elements");
      for (BlockElement control : controls) {
        control.write(out);
      }
      out.writeEndArray();
    }
  }

  /**
   * A labeled form field.
   *
   * @param hint small print below the field; empty for none
   */
  record Input(String id, String label, String hint, boolean optional, BlockElement control)
      implements Block {
    @Override
    public String type() {
      return "input";
    }

    @Override
    public void writeFields(JsonGenerator out) throws IOException {
      BlockElement.writePlainText(out, "label", label, MAX_FIELD_TEXT);
      if (!hint.isEmpty()) {
        BlockElement.writePlainText(out, "hint", hint, MAX_FIELD_TEXT);
      }
      out.writeBooleanField("optional", optional);
      out.writeFieldName("element");
      control.write(out);
    }
  }

  /**
   * Writes the blocks as an array; those past Slack's limit are left out.
   *
   * @param firstId replaces the id of the first block; null to keep it
   */
  static void writeArray(JsonGenerator out, List<Block> blocks, @Nullable String firstId)
      throws IOException {
    out.writeStartArray();
    String idOverride = firstId;
    for (Block block : blocks.subList(0, Math.min(blocks.size(), MAX_BLOCKS))) {
      out.writeStartObject();
      out.writeStringField("type", block.type());
      String id = idOverride == null ? block.id() : idOverride;
      if (id != null) {
        out.writeStringField("block_id", id);
      }
      block.writeFields(out);
      out.writeEndObject();
      idOverride = null;
    }
    out.writeEndArray();
  }
}
