package bellwether.app.request;

import static java.nio.charset.StandardCharsets.UTF_8;

import bellwether.slack.block.JsonObject;
import bellwether.slack.block.SlackMessage;
import bellwether.slack.block.View;
import bellwether.slack.view.SettingsModal;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The response through the HTTP API.
 *
 * @param contentType empty for an empty body
 * @param headers by name, except the content type
 * @param cookies values of {@code Set-Cookie}
 */
public record HttpResponse(
    int status,
    String contentType,
    String body,
    Map<String, String> headers,
    List<String> cookies) {
  private static final String JSON_TYPE = "application/json; charset=utf-8";

  public HttpResponse {
    headers = Map.copyOf(headers);
    cookies = List.copyOf(cookies);
  }

  HttpResponse(int status, String contentType, String body) {
    this(status, contentType, body, Map.of(), List.of());
  }

  public static HttpResponse empty(int status) {
    return new HttpResponse(status, "", "");
  }

  public static HttpResponse error(int status, String reason) {
    return new HttpResponse(status, "text/plain; charset=utf-8", reason);
  }

  /** Converts the reply to a request that Slack waits for. */
  public static HttpResponse fromReply(Reply reply) {
    return switch (reply) {
      case Reply.Ack() -> empty(200);
      case Reply.Message(SlackMessage message) ->
          new HttpResponse(200, JSON_TYPE, message.toEphemeralJson());
      case Reply.CloseModal() -> json(JsonObject.EMPTY.with("response_action", "clear"));
      case Reply.FieldError(String block, String text) ->
          json(
              JsonObject.EMPTY
                  .with("response_action", "errors")
                  .with("errors", JsonObject.EMPTY.with(block, text)));
      case Reply.NextModal(View view) -> modalResponse(view);
      case Reply.Notice(String title, List<String> lines) ->
          modalResponse(SettingsModal.infoModal(title, lines));
      case Reply.Failure _ -> empty(500); // Slack shows an error, or sends the event again
    };
  }

  private static HttpResponse modalResponse(View view) {
    return json(JsonObject.EMPTY.with("response_action", "update").with("view", view.content()));
  }

  public static HttpResponse challenge(String challenge) {
    return json(JsonObject.EMPTY.with("challenge", challenge));
  }

  private static HttpResponse json(JsonObject body) {
    return new HttpResponse(200, JSON_TYPE, body.toString());
  }

  /** Writes the response in API Gateway's format. */
  public void writeTo(OutputStream output) throws IOException {
    Map<String, Object> all = new TreeMap<>(headers);
    if (!contentType.isEmpty()) {
      all.put("content-type", contentType);
    }
    JsonObject response =
        JsonObject.EMPTY
            .with("statusCode", status)
            .with("headers", new JsonObject(all))
            .with("cookies", cookies.isEmpty() ? null : cookies)
            .with("body", body)
            .with("isBase64Encoded", false);
    output.write(response.toString().getBytes(UTF_8));
  }
}
