package bellwether.app.request;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Reads JSON field by field, because binding by reflection slows down every cold start. */
final class RequestJson {
  private static final JsonFactory JSON = new JsonFactory();

  private RequestJson() {}

  /** Reads the current value to its end, or leaves it for {@link #forEachField} to skip. */
  interface FieldReader {
    void read(String name, JsonParser value) throws IOException;
  }

  /**
   * Calls back for each field of the object.
   *
   * @param what the bytes are, for the message
   * @throws MalformedRequestException if they are no object; the message omits their content
   */
  static void forEachField(byte[] bytes, String what, FieldReader field)
      throws MalformedRequestException {
    try (JsonParser json = JSON.createParser(bytes)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new MalformedRequestException(what + " is not a JSON object");
      }
      forEachField(json, field);
    } catch (IOException e) { // only the bytes can cause it
      throw new MalformedRequestException(what + " is not JSON");
    }
  }

  /** Calls back for each field of the current object; never if it is something else. */
  static void forEachField(JsonParser json, FieldReader field) throws IOException {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      return;
    }
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      field.read(name, json);
      json.skipChildren(); // skips what was left; does nothing at the end of an object
    }
  }

  /** The current string; empty for anything else. */
  static String text(JsonParser json) throws IOException {
    return json.currentToken() == JsonToken.VALUE_STRING ? json.getText() : "";
  }
}
