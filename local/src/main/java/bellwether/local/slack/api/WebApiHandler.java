package bellwether.local.slack.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import bellwether.local.http.HttpResponses;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Serves the Web API below {@code /api/}: checks the token and calls the method. Unlike Slack, it
 * takes the token from the Authorization header only, which no form of a web page can send.
 */
public final class WebApiHandler implements HttpHandler {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MAX_BODY_BYTES = 1 << 20;
  private static final String BEARER = "Bearer ";

  /** The only method that is called without a token. */
  private static final String UNAUTHENTICATED_METHOD = "oauth.v2.access";

  /** A method of the Web API; returns the fields next to {@code "ok": true}. */
  public interface ApiMethod {
    ObjectNode call(ApiParameters parameters) throws IOException;
  }

  private final Map<String, ApiMethod> methods;
  private final byte[] token;

  public WebApiHandler(String token, Map<String, ApiMethod> methods) {
    this.token = token.getBytes(UTF_8);
    this.methods = Map.copyOf(methods);
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try {
      HttpResponses.sendJson(
          exchange, 200, JSON.createObjectNode().put("ok", true).setAll(call(exchange)));
    } catch (WebApiException error) {
      int status = 200; // Slack reports errors with 200, except for rate limits
      Duration wait = error.retryAfter();
      if (wait != null) {
        status = 429;
        exchange.getResponseHeaders().set("Retry-After", Long.toString(ceilSeconds(wait)));
      }
      HttpResponses.sendJson(exchange, status, errorBody(error));
    }
  }

  private ObjectNode call(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES + 1);
    if (body.length > MAX_BODY_BYTES) {
      throw WebApiException.of("request_too_large");
    }
    String mount = exchange.getHttpContext().getPath();
    String name = exchange.getRequestURI().getPath().substring(mount.length());
    ApiMethod method = methods.get(name);
    if (method == null) {
      throw WebApiException.of("unknown_method");
    }
    ApiParameters parameters =
        ApiParameters.parse(
                exchange.getRequestHeaders().getFirst("Content-Type"),
                exchange.getRequestURI().getRawQuery(),
                body)
            .withHost(exchange.getRequestHeaders().getFirst("Host"));
    if (!name.equals(UNAUTHENTICATED_METHOD)) {
      authorize(exchange);
    }
    return method.call(parameters);
  }

  private void authorize(HttpExchange exchange) {
    String bearer =
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
            .filter(header -> header.startsWith(BEARER))
            .map(header -> header.substring(BEARER.length()))
            .orElseThrow(() -> WebApiException.of("not_authed"));
    if (!MessageDigest.isEqual(token, bearer.getBytes(UTF_8))) {
      throw WebApiException.of("invalid_auth");
    }
  }

  private static ObjectNode errorBody(WebApiException error) {
    ObjectNode body = JSON.createObjectNode().put("ok", false).put("error", error.error());
    if (!error.details().isEmpty()) {
      error.details().forEach(body.withArray("errors")::add);
      error.details().forEach(body.withObject("response_metadata").withArray("messages")::add);
    }
    return body;
  }

  /** Rounds up, so that a client that waits this long is not limited again. */
  private static long ceilSeconds(Duration wait) {
    return Math.max(1, wait.plusSeconds(1).minusNanos(1).toSeconds());
  }
}
