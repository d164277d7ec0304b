package bellwether.app.request;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Reads JSON field by field: binding by reflection would cost every cold start. */
final class RequestJson {
  private static final JsonFactory JSON = new JsonFactory();

  private RequestJson() {}

  /** Takes the value at hand, to its end, or leaves it for {@link #forEachField} to skip. */
  interface Field {
    void take(String name, JsonParser value) throws IOException;
  }

  /**
   * Gives each field of the object that the bytes are.
   *
   * @param what they are, for the message
   * @throws MalformedRequestException if they are no object; says nothing of their content
   */
  static void forEachField(byte[] bytes, String what, Field field)
      throws MalformedRequestException {
    try (JsonParser json = JSON.createParser(bytes)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new MalformedRequestException(what + " is not a JSON object");
      }
      forEachField(json, field);
    } catch (IOException e) { // nothing but the bytes themselves can be at fault
      throw new MalformedRequestException(what + " is not JSON");
    }
  }

  /** Gives each field of the object at hand; none if it is something else. */
  static void forEachField(JsonParser json, Field field) throws IOException {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      return;
    }
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      field.take(name, json);
      json.skipChildren(); // of what was left; at the end of an object this does nothing
    }
  }

  /** The string at hand; empty for anything else. */
  static String text(JsonParser json) throws IOException {
    return json.currentToken() == JsonToken.VALUE_STRING ? json.getText() : "";
  }
}
