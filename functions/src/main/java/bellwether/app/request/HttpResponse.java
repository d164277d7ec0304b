package bellwether.app.request;

import bellwether.slack.block.SlackMessage;
import bellwether.slack.block.View;
import bellwether.slack.view.SettingsModal;
import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

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
  private static final JsonFactory JSON = new JsonFactory();

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

  /** A one-line error for a request that can't be read. */
  public static HttpResponse error(int status, String reason) {
    return new HttpResponse(status, "text/plain; charset=utf-8", reason);
  }

  /** Converts the reply to a request that Slack waits for. */
  public static HttpResponse fromReply(Reply reply) {
    return switch (reply) {
      case Reply.Ack() -> empty(200);
      case Reply.Message(SlackMessage message) ->
          new HttpResponse(200, JSON_TYPE, message.toEphemeralJson());
      case Reply.CloseModal() ->
          jsonObject(out -> out.writeStringField("response_action", "clear"));
      case Reply.FieldError(String block, String text) ->
          jsonObject(out -> {
            out.writeStringField("response_action", "errors");
            out.writeObjectFieldStart("errors");
            out.writeStringField(block, text);
            out.writeEndObject();
          });
      case Reply.NextModal(View view) -> modalResponse(view);
      case Reply.Notice(String title, List<String> lines) ->
          modalResponse(SettingsModal.infoModal(title, lines));
      case Reply.Failure _ -> empty(500); // Slack shows an error, or sends the event again
    };
  }

  private static HttpResponse modalResponse(View view) {
    return jsonObject(out -> {
      out.writeStringField("response_action", "update");
      out.writeFieldName("view");
      out.writeRawValue(view.json());
    });
  }

  /** The response to Slack's URL verification. */
  public static HttpResponse challenge(String challenge) {
    return jsonObject(out -> out.writeStringField("challenge", challenge));
  }

  public void writeTo(OutputStream output) throws IOException {
    try (JsonGenerator out = JSON.createGenerator(output, JsonEncoding.UTF8)) {
      out.writeStartObject();
      out.writeNumberField("statusCode", status);
      out.writeObjectFieldStart("headers");
      if (!contentType.isEmpty()) {
        out.writeStringField("content-type", contentType);
      }
      for (Map.Entry<String, String> header : headers.entrySet()) {
        out.writeStringField(header.getKey(), header.getValue());
      }
      out.writeEndObject();
      if (!cookies.isEmpty()) {
        out.writeArrayFieldStart("cookies");
        for (String cookie : cookies) {
          out.writeString(cookie);
        }
        out.writeEndArray();
      }
      out.writeStringField("body", body);
      out.writeBooleanField("isBase64Encoded", false);
      out.writeEndObject();
    }
  }

  private static HttpResponse jsonObject(FieldWriter fields) {
    StringWriter body = new StringWriter();
    try (JsonGenerator out = JSON.createGenerator(body)) {
      out.writeStartObject();
      fields.write(out);
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("a string can always be written to", e);
    }
    return new HttpResponse(200, JSON_TYPE, body.toString());
  }

  private interface FieldWriter {
    void write(JsonGenerator out) throws IOException;
  }
}
