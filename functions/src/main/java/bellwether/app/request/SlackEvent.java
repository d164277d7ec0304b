package bellwether.app.request;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;

/**
 * An event of Slack's Events API; missing fields are empty. See
 * https://docs.slack.dev/apis/events-api
 */
public final class SlackEvent implements SlackRequest {
  private String type = "";
  private String challenge = "";
  private String team = "";
  private String event = "";
  private String user = "";
  private String tab = "";
  private Instant time = Instant.MAX;
  private boolean revokesBots;

  SlackEvent(byte[] body) throws MalformedRequestException {
    RequestJson.forEachField(
        body,
        "the body",
        (name, value) -> {
          switch (name) {
            case "type" -> type = RequestJson.text(value);
            case "challenge" -> challenge = RequestJson.text(value);
            case "team_id" -> team = RequestJson.text(value);
            case "event_time" -> readTime(value);
            case "event" -> RequestJson.forEachField(value, this::readEvent);
            default -> {}
          }
        });
  }

  @Override
  public boolean isSlow() {
    return false;
  }

  /** Whether Slack verifies the URL. */
  public boolean isUrlVerification() {
    return type.equals("url_verification");
  }

  /** The challenge to return. */
  public String challenge() {
    return challenge;
  }

  /** Slack's team id. */
  public String team() {
    return team;
  }

  /** When it happened; {@link Instant#MAX} if Slack did not say. */
  public Instant time() {
    return time;
  }

  /** Whether the workspace removed the app. Revoked tokens of people do not count. */
  public boolean isUninstall() {
    return type.equals("event_callback")
        && !team.isEmpty()
        && (event.equals("app_uninstalled") || (event.equals("tokens_revoked") && revokesBots));
  }

  private void readTime(JsonParser value) throws IOException {
    if (value.currentToken() == JsonToken.VALUE_NUMBER_INT
        && value.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
      long seconds = value.getLongValue();
      time =
          seconds < Instant.MAX.getEpochSecond()
              ? Instant.ofEpochSecond(Math.max(seconds, 0))
              : time;
    }
  }

  /** Whether somebody opened the app's home tab. */
  public boolean isHomeOpened() {
    return type.equals("event_callback") && event.equals("app_home_opened") && tab.equals("home");
  }

  /** Slack's id of the person in the event; empty if there is none. */
  public String user() {
    return user;
  }

  private void readEvent(String name, JsonParser value) throws IOException {
    switch (name) {
      case "type" -> event = RequestJson.text(value);
      case "user" -> user = RequestJson.text(value);
      case "tab" -> tab = RequestJson.text(value);
      case "tokens" -> RequestJson.forEachField(value, this::readTokens);
      default -> {}
    }
  }

  private void readTokens(String name, JsonParser value) throws IOException {
    if (value.currentToken() != JsonToken.START_ARRAY) {
      return;
    }
    while (value.nextToken() != JsonToken.END_ARRAY) {
      value.skipChildren();
      revokesBots |= name.equals("bot");
    }
  }
}
