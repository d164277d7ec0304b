package bellwether.app.install;

import bellwether.app.request.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A plain HTML page for people who install Bellwether, without scripts. */
final class InstallPage {
  /** Forbid loading, scripts, caching, framing and referrers. */
  private static final Map<String, String> HEADERS =
      Map.of(
          "content-type", "text/html; charset=utf-8",
          "content-security-policy", "default-src 'none'; frame-ancestors 'none'",
          "cache-control", "no-store",
          "referrer-policy", "no-referrer",
          "x-content-type-options", "nosniff");

  private InstallPage() {}

  static HttpResponse page(int status, String heading, String text, String cookie) {
    String body =
        String.format(
            Locale.ROOT,
            """
            <!DOCTYPE html>
            <html lang="en">
            <head><meta charset="utf-8"><title>%1$s</title></head>
            <body>
            <h1>%1$s</h1>
            <p>%2$s</p>
            </body>
            </html>
            """,
            escapeHtml(heading),
            escapeHtml(text));
    return new HttpResponse(status, body, HEADERS, List.of(cookie));
  }

  static HttpResponse redirect(String address, String cookie) {
    return new HttpResponse(
        302,
        "",
        Map.of("location", address, "cache-control", "no-store", "referrer-policy", "no-referrer"),
        List.of(cookie));
  }

  static String escapeHtml(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
