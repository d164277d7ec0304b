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
 * @param cookies values of {@code Set-Cookie}
 */
public record HttpResponse(
    int status, String body, Map<String, String> headers, List<String> cookies) {

  public HttpResponse {
    headers = Map.copyOf(headers);
    cookies = List.copyOf(cookies);
  }

  private HttpResponse(int status, String contentType, String body) {
    this(status, body, Map.of("content-type", contentType + "; charset=utf-8"), List.of());
  }

  public static HttpResponse empty(int status) {
    return new HttpResponse(status, "", Map.of(), List.of());
  }

  public static HttpResponse error(int status, String reason) {
    return new HttpResponse(status, "text/plain", reason);
  }

  /** Converts the reply to a request that Slack waits for. */
  public static HttpResponse fromReply(Reply reply) {
    return switch (reply) {
      case Reply.Ack() -> empty(200);
      case Reply.Message(SlackMessage message) ->
          new HttpResponse(200, "application/json", message.toEphemeralJson());
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
    return new HttpResponse(200, "application/json", body.toString());
  }

  /** Writes the response in API Gateway's format. */
  public void writeTo(OutputStream output) throws IOException {
    JsonObject response =
        JsonObject.EMPTY
            .with("statusCode", status)
            .with("headers", new JsonObject(new TreeMap<>(headers)))
            .with("cookies", cookies.isEmpty() ? null : cookies)
            .with("body", body)
            .with("isBase64Encoded", false);
    output.write(response.toString().getBytes(UTF_8));
  }
}
