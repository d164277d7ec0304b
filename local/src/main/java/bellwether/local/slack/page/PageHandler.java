package bellwether.local.slack.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import bellwether.domain.Sha256;
import bellwether.local.http.HttpResponses;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Serves page.html with a Content Security Policy that allows only its own style and script. */
public final class PageHandler implements HttpHandler {
  private static final Pattern STYLE = Pattern.compile("(?s)<style>(.*?)</style>");
  private static final Pattern SCRIPT = Pattern.compile("(?s)<script>(.*?)</script>");

  private final byte[] html;
  private final String contentSecurityPolicy;

  /**
   * @param token what the page sends with its requests
   */
  public PageHandler(PageToken token) throws IOException {
    String text;
    try (InputStream file = PageHandler.class.getResourceAsStream("page.html")) {
      String page =
          new String(Objects.requireNonNull(file, "page.html is packaged").readAllBytes(), UTF_8);
      text = page.replace("PAGE_TOKEN", token.value());
    }
    this.html = text.getBytes(UTF_8);
    this.contentSecurityPolicy =
        "default-src 'none'; connect-src 'self'; base-uri 'none'; form-action 'none'; "
            + String.format(
                Locale.ROOT,
                "frame-ancestors 'none'; script-src %s; style-src %s",
                cspHash(SCRIPT, text),
                cspHash(STYLE, text));
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    if (!exchange.getRequestURI().getPath().equals("/")) {
      exchange.sendResponseHeaders(404, -1);
      return;
    }
    Headers headers = exchange.getResponseHeaders();
    headers.set("Content-Type", "text/html; charset=utf-8");
    headers.set("Content-Security-Policy", contentSecurityPolicy);
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("Cache-Control", "no-store");
    HttpResponses.send(exchange, 200, html);
  }

  /** A hash source of Content Security Policy Level 3. */
  private static String cspHash(Pattern element, String text) {
    Matcher inline = element.matcher(text);
    if (!inline.find()) {
      throw new IllegalStateException("page.html has no " + element);
    }
    byte[] hash = Sha256.digest(inline.group(1));
    return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
  }
}
