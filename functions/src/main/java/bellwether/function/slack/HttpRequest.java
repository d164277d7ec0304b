package bellwether.function.slack;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A request as an HTTP API hands it over, payload format 2.0. See
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 *
 * <p>Read field by field: binding by reflection would cost every cold start.
 */
final class HttpRequest {
  private final Map<String, List<String>> headers = new HashMap<>();
  private String method = "";
  private String path = "";
  private String stage = "$default";
  private String text = "";
  private boolean base64;
  private final byte[] body;

  HttpRequest(InputStream event) throws IOException, MalformedRequestException {
    byte[] bytes = event.readAllBytes();
    try (JsonParser json = new JsonFactory().createParser(bytes)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new MalformedRequestException("the event is not a JSON object");
      }
      read(json);
    } catch (IOException e) { // nothing but the bytes themselves can be at fault
      throw new MalformedRequestException("the event is not JSON");
    }
    if (method.isEmpty() || path.isEmpty()) {
      throw new MalformedRequestException(
          "the event is not an HTTP API request of payload format 2.0:"
              + " rawPath or requestContext.http.method is missing");
    }
    try {
      body = base64 ? Base64.getDecoder().decode(text) : text.getBytes(UTF_8);
    } catch (IllegalArgumentException e) {
      throw new MalformedRequestException("the body is not the base64 that it claims to be");
    }
  }

  String method() {
    return method;
  }

  /** The path without the stage: one with a name stands in front, {@code $default} does not. */
  String path() {
    return path.startsWith("/" + stage + "/") ? path.substring(stage.length() + 1) : path;
  }

  /** By lower-case name; a header sent twice has two values. */
  Map<String, List<String>> headers() {
    return headers;
  }

  /** The bytes that Slack signed. */
  byte[] body() {
    return body.clone();
  }

  boolean isOfType(String mediaType) {
    List<String> types = headers.getOrDefault("content-type", List.of());
    if (types.size() != 1) {
      return false;
    }
    String type = types.getFirst();
    int parameters = type.indexOf(';');
    return (parameters < 0 ? type : type.substring(0, parameters))
        .strip()
        .equalsIgnoreCase(mediaType);
  }

  private void read(JsonParser json) throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String field = json.currentName();
      json.nextToken();
      switch (field) {
        case "rawPath" -> path = text(json);
        case "headers" -> readHeaders(json);
        case "requestContext" -> readContext(json);
        case "body" -> text = text(json);
        case "isBase64Encoded" -> base64 = json.currentToken() == JsonToken.VALUE_TRUE;
        default -> json.skipChildren();
      }
    }
  }

  private void readHeaders(JsonParser json) throws IOException {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      json.skipChildren();
      return;
    }
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName().toLowerCase(Locale.ROOT);
      json.nextToken();
      headers.computeIfAbsent(name, _ -> new ArrayList<>(1)).add(text(json));
    }
  }

  private void readContext(JsonParser json) throws IOException {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      json.skipChildren();
      return;
    }
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String field = json.currentName();
      json.nextToken();
      switch (field) {
        case "http" -> readHttp(json);
        case "stage" -> stage = text(json);
        default -> json.skipChildren();
      }
    }
  }

  private void readHttp(JsonParser json) throws IOException {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      json.skipChildren();
      return;
    }
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      boolean isMethod = json.currentName().equals("method");
      json.nextToken();
      String value = text(json);
      method = isMethod ? value : method;
    }
  }

  /** The string here; empty for anything else, which is skipped. */
  private static String text(JsonParser json) throws IOException {
    json.skipChildren();
    return json.currentToken() == JsonToken.VALUE_STRING ? json.getText() : "";
  }
}
