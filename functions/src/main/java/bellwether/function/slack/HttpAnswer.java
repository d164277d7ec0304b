package bellwether.function.slack;

import bellwether.slack.SlackMessage;
import bellwether.slack.View;
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
 * What goes back through the HTTP API.
 *
 * @param contentType empty for an empty body
 * @param headers by name, beside the type
 * @param cookies each as {@code Set-Cookie} takes it
 */
record HttpAnswer(
    int status,
    String contentType,
    String body,
    Map<String, String> headers,
    List<String> cookies) {
  private static final JsonFactory JSON = new JsonFactory();

  HttpAnswer {
    headers = Map.copyOf(headers);
    cookies = List.copyOf(cookies);
  }

  HttpAnswer(int status, String contentType, String body) {
    this(status, contentType, body, Map.of(), List.of());
  }

  static HttpAnswer empty(int status) {
    return new HttpAnswer(status, "", "");
  }

  /** One line for whoever sent what we can't read. */
  static HttpAnswer refusal(int status, String reason) {
    return new HttpAnswer(status, "text/plain; charset=utf-8", reason);
  }

  /** A message that only the asker sees. */
  static HttpAnswer ephemeral(SlackMessage message) {
    return json(out -> {
      out.writeStringField("response_type", "ephemeral");
      out.writeStringField("text", message.text());
      if (message.hasBlocks()) {
        out.writeFieldName("blocks");
        out.writeRawValue(message.blocksJson());
      }
    });
  }

  /** Closes every modal of the stack. */
  static HttpAnswer closed() {
    return json(out -> out.writeStringField("response_action", "clear"));
  }

  /** Keeps a modal open, with this below the block. */
  static HttpAnswer error(String block, String text) {
    return json(out -> {
      out.writeStringField("response_action", "errors");
      out.writeObjectFieldStart("errors");
      out.writeStringField(block, text);
      out.writeEndObject();
    });
  }

  /** Puts another modal in the place of the one that was submitted. */
  static HttpAnswer next(View view) {
    return json(out -> {
      out.writeStringField("response_action", "update");
      out.writeFieldName("view");
      out.writeRawValue(view.json());
    });
  }

  /** The echo that Slack's handshake wants. */
  static HttpAnswer challenge(String challenge) {
    return json(out -> out.writeStringField("challenge", challenge));
  }

  void writeTo(OutputStream output) throws IOException {
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

  private static HttpAnswer json(Fields fields) {
    StringWriter body = new StringWriter();
    try (JsonGenerator out = JSON.createGenerator(body)) {
      out.writeStartObject();
      fields.write(out);
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("a string can always be written to", e);
    }
    return new HttpAnswer(200, "application/json; charset=utf-8", body.toString());
  }

  private interface Fields {
    void write(JsonGenerator out) throws IOException;
  }
}
