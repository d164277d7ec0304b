package bellwether.app.request;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSON value; reading a value of another type gives an empty one. Loading Jackson's tree would
 * slow down every cold start.
 */
record RequestJson(@Nullable Object value) {
  private static final JsonFactory JSON = new JsonFactory();

  /**
   * Parses an object, which the message of the exception names by {@code what} without its content.
   */
  static RequestJson parse(byte[] bytes, String what) throws MalformedRequestException {
    try (JsonParser json = JSON.createParser(bytes)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new MalformedRequestException(what + " is not a JSON object");
      }
      return read(json);
    } catch (IOException e) { // only the bytes can cause it
      throw new MalformedRequestException(what + " is not JSON");
    }
  }

  private static RequestJson read(JsonParser json) throws IOException {
    return new RequestJson(
        switch (json.currentToken()) {
          case START_OBJECT -> {
            Map<String, RequestJson> fields = new LinkedHashMap<>();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
              String name = json.currentName();
              json.nextToken();
              fields.put(name, read(json));
            }
            yield fields;
          }
          case START_ARRAY -> {
            List<RequestJson> elements = new ArrayList<>();
            while (json.nextToken() != JsonToken.END_ARRAY) {
              elements.add(read(json));
            }
            yield elements;
          }
          case VALUE_STRING -> json.getText();
          case VALUE_NUMBER_INT -> json.getNumberValue();
          case VALUE_TRUE -> true;
          default -> null;
        });
  }

  /** The value at these names, each within the one before. */
  RequestJson at(String... names) {
    RequestJson found = this;
    for (String name : names) {
      found = found.fields().getOrDefault(name, new RequestJson(null));
    }
    return found;
  }

  String text(String... names) {
    return at(names).value instanceof String text ? text : "";
  }

  @SuppressWarnings("unchecked") // written by read
  Map<String, RequestJson> fields() {
    return value instanceof Map ? (Map<String, RequestJson>) value : Map.of();
  }

  @SuppressWarnings("unchecked") // written by read
  List<RequestJson> elements() {
    return value instanceof List ? (List<RequestJson>) value : List.of();
  }
}
