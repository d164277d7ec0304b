package bellwether.slack.block;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** Writes JSON to a string. */
final class JsonText {
  private static final JsonFactory JSON = new JsonFactory();

  private JsonText() {}

  interface Content {
    void write(JsonGenerator out) throws IOException;
  }

  static String of(Content content) {
    StringWriter json = new StringWriter();
    try (JsonGenerator out = JSON.createGenerator(json)) {
      content.write(out);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to a string never fails", e);
    }
    return json.toString();
  }

  /** The same for the fields of one object. */
  static String ofObject(Content fields) {
    return of(out -> {
      out.writeStartObject();
      fields.write(out);
      out.writeEndObject();
    });
  }
}
