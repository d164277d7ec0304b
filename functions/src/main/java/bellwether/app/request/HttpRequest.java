package bellwether.app.request;

import static java.nio.charset.StandardCharsets.UTF_8;

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
  private final List<String> cookies;
  private final String method;
  private final String path;
  private final String stage;
  private final String query;
  private final byte[] body;

  public HttpRequest(byte[] json) throws MalformedRequestException {
    RequestJson event = RequestJson.parse(json, "the event");
    path = event.text("rawPath");
    method = event.text("requestContext", "http", "method");
    if (method.isEmpty() || path.isEmpty()) {
      throw new MalformedRequestException(
          "the event is not an HTTP API request of payload format 2.0:"
              + " rawPath or requestContext.http.method is missing");
    }
    stage = event.text("requestContext", "stage");
    query = event.text("rawQueryString");
    cookies = event.at("cookies").elements().stream().map(RequestJson::text).toList();
    event
        .at("headers")
        .fields()
        .forEach((name, value) ->
            headers
                .computeIfAbsent(name.toLowerCase(Locale.ROOT), _ -> new ArrayList<>(1))
                .add(value.text()));
    boolean base64 = event.isTrue("isBase64Encoded");
    try {
      body =
          base64
              ? Base64.getDecoder().decode(event.text("body"))
              : event.text("body").getBytes(UTF_8);
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
}
