package bellwether.slack.block;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/**
 * A modal or a home tab as Slack's {@code views} methods take it, within the limits of
 * https://docs.slack.dev/reference/views
 *
 * @param json the whole view
 */
public record View(String json) {
  private static final int MAX_TITLE = 24;
  private static final int MAX_PRIVATE_METADATA = 3000;
  private static final JsonFactory JSON = new JsonFactory();

  /**
   * A modal.
   *
   * @param callback tells later what was submitted
   * @param hidden comes back with what is entered; 3,000 characters at most, nobody sees it
   * @param submit the label of its button; empty for a modal that only shows
   */
  public static View modal(
      String callback, String hidden, String title, String submit, BlockBuilder blocks) {
    return modal(callback, hidden, title, submit, submit.isEmpty() ? "Close" : "Cancel", blocks);
  }

  /**
   * The same.
   *
   * @param close the label of the button that leaves it
   */
  public static View modal(
      String callback,
      String hidden,
      String title,
      String submit,
      String close,
      BlockBuilder blocks) {
    if (hidden.length() > MAX_PRIVATE_METADATA) {
      throw new IllegalArgumentException(callback + ": private metadata of " + hidden.length());
    }
    return build(out -> {
      out.writeStringField("type", "modal");
      out.writeStringField("callback_id", callback);
      out.writeStringField("private_metadata", hidden);
      BlockElement.writePlainText(out, "title", title, MAX_TITLE);
      if (!submit.isEmpty()) {
        BlockElement.writePlainText(out, "submit", submit, MAX_TITLE);
      }
      BlockElement.writePlainText(out, "close", close, MAX_TITLE);
      out.writeFieldName("blocks");
      out.writeRawValue(blocks.toJson());
    });
  }

  /** A home tab. */
  public static View home(BlockBuilder blocks) {
    return build(out -> {
      out.writeStringField("type", "home");
      out.writeFieldName("blocks");
      out.writeRawValue(blocks.toJson());
    });
  }

  private static View build(FieldWriter fields) {
    StringWriter json = new StringWriter();
    try (JsonGenerator out = JSON.createGenerator(json)) {
      out.writeStartObject();
      fields.write(out);
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("a string can always be written to", e);
    }
    return new View(json.toString());
  }

  private interface FieldWriter {
    void write(JsonGenerator out) throws IOException;
  }
}
