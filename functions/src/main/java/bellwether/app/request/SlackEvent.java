package bellwether.app.request;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * An event of Slack's Events API; missing fields are empty. See
 * https://docs.slack.dev/apis/events-api
 *
 * @param challenge to return when Slack verifies the URL
 * @param event the type of the event
 * @param time when it happened; {@link Instant#MAX} if Slack did not say
 */
public record SlackEvent(
    String type,
    String challenge,
    String team,
    String event,
    String user,
    String tab,
    Instant time,
    boolean revokesBots)
    implements SlackRequest {

  static SlackEvent parse(byte[] body) throws MalformedRequestException {
    RequestJson json = RequestJson.parse(body, "the body");
    RequestJson event = json.at("event");
    return new SlackEvent(
        json.text("type"),
        json.text("challenge"),
        json.text("team_id"),
        event.text("type"),
        event.text("user"),
        event.text("tab"),
        toInstant(json.at("event_time").value()),
        !event.at("tokens", "bot").elements().isEmpty());
  }

  private static Instant toInstant(JsonNode seconds) {
    long second =
        seconds.isIntegralNumber() && seconds.canConvertToLong()
            ? seconds.longValue()
            : Long.MAX_VALUE;
    return second < Instant.MAX.getEpochSecond()
        ? Instant.ofEpochSecond(Math.max(second, 0))
        : Instant.MAX;
  }

  @Override
  public boolean isSlow() {
    return false;
  }

  public boolean isUrlVerification() {
    return type.equals("url_verification");
  }

  /** Whether the workspace removed the app. Revoked tokens of people do not count. */
  public boolean isUninstall() {
    return type.equals("event_callback")
        && !team.isEmpty()
        && (event.equals("app_uninstalled") || (event.equals("tokens_revoked") && revokesBots));
  }

  public boolean isHomeOpened() {
    return type.equals("event_callback") && event.equals("app_home_opened") && tab.equals("home");
  }
}
