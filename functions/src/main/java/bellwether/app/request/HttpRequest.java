package bellwether.app.request;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A request from an API Gateway HTTP API, payload format 2.0. See
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
public final class HttpRequest {
  private final Map<String, List<String>> headers = new HashMap<>();
  private String method = "";
  private String path = "";
  private String stage = "$default";
  private String rawBody = "";
  private String query = "";
  private final List<String> cookies = new ArrayList<>();
  private boolean base64Encoded;
  private final byte[] body;

  public HttpRequest(byte[] event) throws MalformedRequestException {
    RequestJson.forEachField(
        event,
        "the event",
        (name, value) -> {
          switch (name) {
            case "rawPath" -> path = RequestJson.text(value);
            case "rawQueryString" -> query = RequestJson.text(value);
            case "cookies" -> readCookies(value);
            case "headers" -> RequestJson.forEachField(value, this::readHeader);
            case "requestContext" -> RequestJson.forEachField(value, this::readContext);
            case "body" -> rawBody = RequestJson.text(value);
            case "isBase64Encoded" -> base64Encoded = value.currentToken() == JsonToken.VALUE_TRUE;
            default -> {}
          }
        });
    if (method.isEmpty() || path.isEmpty()) {
      throw new MalformedRequestException(
          "the event is not an HTTP API request of payload format 2.0:"
              + " rawPath or requestContext.http.method is missing");
    }
    try {
      body = base64Encoded ? Base64.getDecoder().decode(rawBody) : rawBody.getBytes(UTF_8);
    } catch (IllegalArgumentException e) {
      throw new MalformedRequestException("the body is not the base64 that it claims to be");
    }
  }

  public String method() {
    return method;
  }

  /** The path without the stage, which precedes it unless the stage is {@code $default}. */
  public String path() {
    return path.startsWith("/" + stage + "/") ? path.substring(stage.length() + 1) : path;
  }

  /** The parameters of the query string. */
  public Form query() {
    return new Form(query.getBytes(UTF_8));
  }

  /** The cookie's value; empty if it was not sent, or sent more than once. */
  public String cookie(String name) {
    List<String> values =
        cookies.stream()
            .filter(cookie -> cookie.startsWith(name + "="))
            .map(cookie -> cookie.substring(name.length() + 1))
            .toList();
    return values.size() == 1 ? values.getFirst() : "";
  }

  /** Headers by lower-case name; a header sent twice has two values. */
  public Map<String, List<String>> headers() {
    return headers;
  }

  /** The header by its lower-case name; empty if it was not sent, or sent more than once. */
  public String header(String name) {
    List<String> values = headers.getOrDefault(name, List.of());
    return values.size() == 1 ? values.getFirst() : "";
  }

  /** The bytes that Slack signed. */
  public byte[] body() {
    return body.clone();
  }

  /** The body's type in lower case and without parameters; empty if none or several were sent. */
  public String mediaType() {
    String type = header("content-type");
    int parameters = type.indexOf(';');
    return (parameters < 0 ? type : type.substring(0, parameters)).strip().toLowerCase(Locale.ROOT);
  }

  private void readHeader(String name, JsonParser value) throws IOException {
    headers
        .computeIfAbsent(name.toLowerCase(Locale.ROOT), _ -> new ArrayList<>(1))
        .add(RequestJson.text(value));
  }

  /** Payload format 2.0 lists cookies apart from the headers. */
  private void readCookies(JsonParser value) throws IOException {
    if (value.currentToken() == JsonToken.START_ARRAY) {
      while (value.nextToken() != JsonToken.END_ARRAY) {
        cookies.add(RequestJson.text(value));
        value.skipChildren();
      }
    }
  }

  private void readContext(String name, JsonParser value) throws IOException {
    switch (name) {
      case "http" -> RequestJson.forEachField(value, this::readHttp);
      case "stage" -> stage = RequestJson.text(value);
      default -> {}
    }
  }

  private void readHttp(String name, JsonParser value) throws IOException {
    if (name.equals("method")) {
      method = RequestJson.text(value);
    }
  }
}
