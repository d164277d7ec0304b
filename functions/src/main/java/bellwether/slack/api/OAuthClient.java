package bellwether.slack.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import bellwether.slack.api.SlackTransport.CallResult;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.List;
import okhttp3.FormBody;

/**
 * Lets a workspace install us: names the page on which its people say yes, and exchanges the code
 * that they come back with.
 *
 * @see <a href="https://docs.slack.dev/authentication/installing-with-oauth">Slack: installing with
 *     OAuth</a>
 */
public final class OAuthClient {
  /** What slack-app-manifest.yaml asks for. */
  public static final List<String> BOT_SCOPES =
      List.of(
          "commands",
          "chat:write",
          "channels:history",
          "groups:history",
          "files:read",
          "files:write");

  private final String clientId;
  private final String clientSecret;
  private final URI apiUrl;
  private final Duration timeout;

  /**
   * @param clientSecret goes to Slack alone; in no message, log or exception
   * @param apiUrl https, or http for a Slack on this machine
   * @throws IllegalArgumentException if the address can't be right
   */
  public OAuthClient(String clientId, String clientSecret, URI apiUrl, Duration timeout) {
    this.clientId = clientId;
    this.clientSecret = clientSecret;
    this.apiUrl = SlackUrls.requireSecure(apiUrl);
    this.timeout = timeout;
  }

  /**
   * Where a browser is sent to. Slack sends it back to the app's first redirect URL: naming none is
   * safer than naming one made of a request's host.
   *
   * @param state comes back with the code
   */
  public URI authorizeUrl(String state) {
    return apiUrl.resolve(
        "/oauth/v2/authorize?client_id="
            + urlEncode(clientId)
            + "&scope="
            + urlEncode(String.join(",", BOT_SCOPES))
            + "&state="
            + urlEncode(state));
  }

  /**
   * Exchanges the code, once: a code is good for one try.
   *
   * @see <a href="https://docs.slack.dev/reference/methods/oauth.v2.access">oauth.v2.access</a>
   */
  public OAuthResult exchangeCode(String code) {
    FormBody form =
        new FormBody.Builder()
            .add("client_id", clientId)
            .add("client_secret", clientSecret)
            .add("code", code)
            .build();
    return switch (new SlackTransport(null, apiUrl, timeout).send("oauth.v2.access", form)) {
      case CallResult.NotSent(String reason) -> new OAuthResult.Unknown(reason);
      case CallResult.ResponseMissing(String reason) -> new OAuthResult.Unknown(reason);
      case CallResult.Completed answer ->
          answer.status() == 200
              ? toResult(SlackClient.parseJson(answer.body()))
              : new OAuthResult.Unknown("HTTP " + answer.status());
    };
  }

  private static OAuthResult toResult(JsonNode answer) {
    if (!answer.path("ok").isBoolean()) {
      return new OAuthResult.Unknown("HTTP 200 without an answer of Slack's");
    }
    if (!answer.path("ok").booleanValue()) {
      String error = SlackErrors.sanitizedCode(answer.path("error").asText());
      return new OAuthResult.Denied(error, fixFor(error));
    }
    String team = answer.at("/team/id").asText();
    String token = answer.path("access_token").asText();
    String botUser = answer.path("bot_user_id").asText();
    if (answer.path("is_enterprise_install").asBoolean() || team.isEmpty()) {
      return new OAuthResult.Denied(
          "org_install", "install Bellwether in one workspace, not in the whole organization");
    }
    if (!answer.path("token_type").asText().equals("bot")
        || botUser.isEmpty()
        || !SlackClient.isWellFormedToken(token)) {
      return new OAuthResult.Denied(
          "no_bot_token", "check that the app has a bot user and the bot scopes of its manifest");
    }
    String installer = answer.at("/authed_user/id").asText();
    String name = answer.at("/team/name").asText(team);
    return new OAuthResult.Granted(team, name, token, botUser, installer);
  }

  private static String fixFor(String error) {
    return switch (error) {
      case "invalid_code", "code_expired", "code_already_used" ->
          "start again: a code is good once and for ten minutes";
      case "bad_redirect_uri" -> "check the redirect URL in the app's OAuth & Permissions";
      case "invalid_client_id", "bad_client_secret" ->
          "whoever runs Bellwether must check SLACK_CLIENT_ID and SLACK_CLIENT_SECRET";
      case "invalid_team_for_non_distributed_app" ->
          "whoever runs Bellwether must let the app be distributed, in its Manage Distribution";
      default -> "start again; if that does not help, ask whoever runs Bellwether";
    };
  }

  private static String urlEncode(String text) {
    return URLEncoder.encode(text, UTF_8);
  }
}
