package bellwether.function.slack;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * What we need of a body of Slack's Events API; what is missing is empty. See
 * https://docs.slack.dev/apis/events-api
 */
final class EventBody {
  private String type = "";
  private String challenge = "";
  private String team = "";
  private String event = "";
  private boolean revokesBots;

  EventBody(byte[] body) throws MalformedRequestException {
    try (JsonParser json = new JsonFactory().createParser(body)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new MalformedRequestException("the body is not a JSON object");
      }
      read(json);
    } catch (IOException e) { // nothing but the bytes themselves can be at fault
      throw new MalformedRequestException("the body is not JSON");
    }
  }

  /** Whether Slack asks if somebody is at home. */
  boolean isHandshake() {
    return type.equals("url_verification");
  }

  /** What the handshake wants back. */
  String challenge() {
    return challenge;
  }

  /** Slack's team id. */
  String team() {
    return team;
  }

  /** Whether the workspace threw us out; tokens of people are none of ours. */
  boolean isDeparture() {
    return type.equals("event_callback")
        && !team.isEmpty()
        && (event.equals("app_uninstalled") || (event.equals("tokens_revoked") && revokesBots));
  }

  private void read(JsonParser json) throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String field = json.currentName();
      json.nextToken();
      switch (field) {
        case "type" -> type = text(json);
        case "challenge" -> challenge = text(json);
        case "team_id" -> team = text(json);
        case "event" -> readEvent(json);
        default -> json.skipChildren();
      }
    }
  }

  private void readEvent(JsonParser json) throws IOException {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      json.skipChildren();
      return;
    }
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String field = json.currentName();
      json.nextToken();
      switch (field) {
        case "type" -> event = text(json);
        case "tokens" -> readTokens(json);
        default -> json.skipChildren();
      }
    }
  }

  private void readTokens(JsonParser json) throws IOException {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      json.skipChildren();
      return;
    }
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      boolean bots = json.currentName().equals("bot");
      if (json.nextToken() == JsonToken.START_ARRAY) {
        while (json.nextToken() != JsonToken.END_ARRAY) {
          json.skipChildren();
          revokesBots |= bots;
        }
      }
      json.skipChildren();
    }
  }

  private static String text(JsonParser json) throws IOException {
    json.skipChildren();
    return json.currentToken() == JsonToken.VALUE_STRING ? json.getText() : "";
  }
}
