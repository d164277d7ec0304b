package bellwether.local.slack.page;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;

/**
 * Accepts only requests that carry the page's token. A page of another origin can neither read the
 * token nor send its header without permission (CORS preflight), which is never given.
 */
public final class PageGuard implements HttpHandler {
  private final PageToken token;
  private final HttpHandler delegate;

  public PageGuard(PageToken token, HttpHandler delegate) {
    this.token = token;
    this.delegate = delegate;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    if (token.matches(exchange.getRequestHeaders().getFirst(PageToken.HEADER))) {
      delegate.handle(exchange);
    } else {
      exchange.sendResponseHeaders(403, -1);
    }
  }
}
