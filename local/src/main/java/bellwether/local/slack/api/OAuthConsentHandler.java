package bellwether.local.slack.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import bellwether.local.http.HttpResponses;
import bellwether.local.slack.workspace.LocalAppCredentials;
import bellwether.local.slack.workspace.LocalWorkspace;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URLEncoder;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Serves the consent page of an OAuth installation at {@code /oauth/v2/authorize}, and exchanges
 * its codes for the bot token.
 */
public final class OAuthConsentHandler implements HttpHandler {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String REDIRECT_PATH = "/slack/oauth_redirect";

  private final Set<String> pendingCodes = ConcurrentHashMap.newKeySet();
  private final String token;

  public OAuthConsentHandler(String token) {
    this.token = token;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    ApiParameters parameters =
        ApiParameters.parse(null, exchange.getRequestURI().getRawQuery(), new byte[0]);
    if (!exchange.getRequestURI().getPath().equals("/oauth/v2/authorize")) {
      exchange.sendResponseHeaders(404, -1);
      return;
    }
    if (!parameters.text("client_id").equals(Optional.of(LocalAppCredentials.CLIENT_ID))) {
      sendHtml(exchange, 400, "<h1>Invalid client_id parameter</h1>");
      return;
    }
    String state = "state=" + URLEncoder.encode(parameters.text("state").orElse(""), UTF_8);
    byte[] random = new byte[16];
    new SecureRandom().nextBytes(random);
    String code = HexFormat.of().formatHex(random);
    pendingCodes.add(code);
    sendHtml(
        exchange,
        200,
        String.format(
            Locale.ROOT,
            """
            <h1>Bellwether requests access to the local workspace</h1>
            <p><a href="%1$s?code=%2$s&amp;%3$s">Allow</a> <a href="%1$s?error=access_denied&amp;%3$s">Cancel</a></p>
            """,
            REDIRECT_PATH,
            code,
            state));
  }

  /** Implements {@code oauth.v2.access}: a code is valid once. */
  public ObjectNode exchangeCode(ApiParameters parameters) {
    if (!parameters.text("client_id").equals(Optional.of(LocalAppCredentials.CLIENT_ID))) {
      throw WebApiException.of("invalid_client_id");
    }
    if (!parameters.text("client_secret").equals(Optional.of(LocalAppCredentials.CLIENT_SECRET))) {
      throw WebApiException.of("bad_client_secret");
    }
    if (!parameters.text("code").filter(pendingCodes::remove).isPresent()) {
      throw WebApiException.of("invalid_code");
    }
    ObjectNode answer =
        JSON.createObjectNode()
            .put("access_token", token)
            .put("token_type", "bot")
            .put("bot_user_id", LocalWorkspace.BOT_USER)
            .put("app_id", LocalWorkspace.APP)
            .put("is_enterprise_install", false);
    answer.putObject("team").put("id", LocalWorkspace.TEAM).put("name", LocalWorkspace.TEAM_NAME);
    answer.putObject("authed_user").put("id", LocalWorkspace.USER);
    return answer;
  }

  private static void sendHtml(HttpExchange exchange, int status, String body) throws IOException {
    exchange
        .getResponseHeaders()
        .set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.getResponseHeaders().set("Referrer-Policy", "no-referrer");
    String html =
        "<!DOCTYPE html><html lang=\"en\"><meta charset=\"utf-8\"><title>Local Slack</title>"
            + body;
    HttpResponses.send(exchange, status, "text/html; charset=utf-8", html.getBytes(UTF_8));
  }
}
