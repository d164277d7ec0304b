package bellwether.app.install;

import bellwether.app.request.HttpResponse;
import bellwether.domain.HtmlText;
import bellwether.domain.Sha256;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A plain HTML page for people who install Bellwether, without scripts. */
final class InstallPage {
  private static final String STYLE =
      "body{font:16px/1.5 system-ui,sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem}";

  /** Forbid loading, scripts, caching, framing, referrers, and any style but this one. */
  private static final Map<String, String> HEADERS =
      Map.of(
          "content-type", "text/html; charset=utf-8",
          "content-security-policy",
              "default-src 'none'; frame-ancestors 'none'; style-src 'sha256-" + hash(STYLE) + "'",
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
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%1$s</title>
            <style>%3$s</style>
            </head>
            <body>
            <h1>%1$s</h1>
            <p>%2$s</p>
            </body>
            </html>
            """,
            HtmlText.escape(heading),
            HtmlText.escape(text),
            STYLE);
    return new HttpResponse(status, body, HEADERS, List.of(cookie));
  }

  static HttpResponse redirect(String address, String cookie) {
    return new HttpResponse(
        302,
        "",
        Map.of("location", address, "cache-control", "no-store", "referrer-policy", "no-referrer"),
        List.of(cookie));
  }

  /** https://www.w3.org/TR/CSP3/#grammardef-hash-source */
  private static String hash(String style) {
    return Base64.getEncoder().encodeToString(Sha256.digest(style));
  }
}
