package bellwether.local.slack.page;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;

/**
 * Accepts only requests of the local page. Any web page can send requests to this machine, and its
 * host name can be made to point here (DNS rebinding), so the guard checks the Host and Origin
 * headers.
 */
public final class OriginGuard implements HttpHandler {
  private static final Set<String> HOSTS = Set.of("localhost", "127.0.0.1", "[::1]");

  private final HttpHandler delegate;

  public OriginGuard(HttpHandler delegate) {
    this.delegate = delegate;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    String host = exchange.getRequestHeaders().getFirst("Host");
    String origin = exchange.getRequestHeaders().getFirst("Origin");
    boolean local =
        host != null
            && HOSTS.contains(hostName(host))
            && (origin == null || origin.equalsIgnoreCase("http://" + host));
    if (local && isGetOrPreflighted(exchange)) {
      delegate.handle(exchange);
    } else {
      exchange.sendResponseHeaders(403, -1);
    }
  }

  /**
   * Another page can send neither JSON nor a file of this type: the browser would ask for
   * permission first (CORS preflight).
   */
  private static boolean isGetOrPreflighted(HttpExchange exchange) {
    String header = exchange.getRequestHeaders().getFirst("Content-Type");
    String type = header == null ? "" : header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return exchange.getRequestMethod().equals("GET")
        || type.equals("application/json")
        || type.equals("application/octet-stream");
  }

  private static String hostName(String host) {
    return host.replaceFirst(":\\d+$", "").toLowerCase(Locale.ROOT);
  }
}
