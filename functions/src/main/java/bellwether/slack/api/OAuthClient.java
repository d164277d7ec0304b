package bellwether.slack.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.List;
import okhttp3.FormBody;

/**
 * Installs the app in a workspace with OAuth: builds the authorization URL, and exchanges the code
 * for a bot token. See https://docs.slack.dev/authentication/installing-with-oauth
 */
public final class OAuthClient {
  /** The bot scopes in slack-app-manifest.yaml. */
  public static final List<String> BOT_SCOPES =
      List.of(
          "commands",
          "chat:write",
          "channels:history",
          "groups:history",
          "im:write",
          "files:read",
          "files:write",
          "users:read",
          "channels:read",
          "groups:read");

  private final String clientId;
  private final String clientSecret;
  private final URI apiUrl;
  private final Duration timeout;

  public OAuthClient(String clientId, String clientSecret, URI apiUrl, Duration timeout) {
    this.clientId = clientId;
    this.clientSecret = clientSecret;
    this.apiUrl = SlackUrls.requireSecure(apiUrl);
    this.timeout = timeout;
  }

  /**
   * The URL at which a person approves the installation. Slack redirects back to the app's first
   * redirect URL: omitting {@code redirect_uri} is safer than building one from a request's host.
   */
  public URI authorizeUrl(String state) {
    return SlackUrls.forBrowser(apiUrl)
        .resolve(
            "/oauth/v2/authorize?client_id="
                + urlEncode(clientId)
                + "&scope="
                + urlEncode(String.join(",", BOT_SCOPES))
                + "&state="
                + urlEncode(state));
  }

  /**
   * Exchanges the code for a bot token. Never retries: a code can be used once. See
   * https://docs.slack.dev/reference/methods/oauth.v2.access
   */
  public OAuthResult exchangeCode(String code) {
    FormBody form =
        new FormBody.Builder()
            .add("client_id", clientId)
            .add("client_secret", clientSecret)
            .add("code", code)
            .build();
    SlackResponse response =
        new SlackTransport(null, apiUrl, timeout).call("oauth.v2.access", form);
    return switch (response) {
      case SlackResponse.Success(JsonNode body) -> readInstallation(body);
      case SlackResponse.Refused(String error) -> new OAuthResult.Denied(error, fixFor(error));
      case SlackResponse.RateLimited _, SlackResponse.NotSent _, SlackResponse.Unknown _ ->
          new OAuthResult.Unknown(response.failure().orElseThrow());
    };
  }

  private static OAuthResult readInstallation(JsonNode answer) {
    String team = answer.at("/team/id").asText();
    String token = answer.path("access_token").asText();
    String botUser = answer.path("bot_user_id").asText();
    if (answer.path("is_enterprise_install").asBoolean() || team.isEmpty()) {
      return new OAuthResult.Denied(
          "org_install", "install Bellwether in a single workspace, not in the whole organization");
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
          "start again: a code works once, and for ten minutes";
      case "bad_redirect_uri" ->
          "check the redirect URL under OAuth & Permissions in the app's settings";
      case "invalid_client_id", "bad_client_secret" ->
          "ask the operator of Bellwether to check SLACK_CLIENT_ID and SLACK_CLIENT_SECRET";
      case "invalid_team_for_non_distributed_app" ->
          "ask the operator of Bellwether to activate public distribution of the app";
      default -> "start again; if that does not help, contact the operator of Bellwether";
    };
  }

  private static String urlEncode(String text) {
    return URLEncoder.encode(text, UTF_8);
  }
}
