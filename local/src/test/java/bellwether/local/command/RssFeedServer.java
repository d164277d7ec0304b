package bellwether.local.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import bellwether.local.http.HttpResponses;
import bellwether.local.http.LocalHttpServer;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Two RSS feeds with validators and the same reports of breaches. */
final class RssFeedServer implements AutoCloseable {
  private final LocalHttpServer server = LocalHttpServer.open(0);
  private final List<String> items = new ArrayList<>();
  private final Runnable afterRequest;

  /**
   * @param afterRequest runs when a response has been sent
   */
  RssFeedServer(Runnable afterRequest) throws IOException {
    this.afterRequest = afterRequest;
    server.mount("/", this::serve);
  }

  String feedsJson() {
    String entry =
        "{\"name\":\"%s\",\"url\":\"http://127.0.0.1:%d/%s\",\"format\":\"syndication\"}";
    int port = server.port();
    return "["
        + String.format(Locale.ROOT, entry, "Morning", port, "a")
        + ","
        + String.format(Locale.ROOT, entry, "Evening", port, "b")
        + "]";
  }

  void addReport(String vendor) {
    String published =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(Instant.now().atOffset(ZoneOffset.UTC));
    synchronized (items) {
      items.addFirst(
          String.format(
              Locale.ROOT,
              """
              <item><title>%1$s confirms data breach</title><link>https://news.example/%1$s</link>\
              <guid>https://news.example/%1$s</guid><pubDate>%2$s</pubDate>\
              <description>%1$s said that attackers stole customer data.</description></item>\
              """,
              vendor,
              published));
    }
  }

  @Override
  public void close() {
    server.close();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      String channel;
      String etag;
      synchronized (items) {
        channel = String.join("", items);
        etag = "\"" + items.size() + "\"";
      }
      exchange.getResponseHeaders().set("ETag", etag);
      if (etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
        exchange.sendResponseHeaders(304, -1);
      } else {
        byte[] body =
            ("<rss version=\"2.0\"><channel><title>News</title>" + channel + "</channel></rss>")
                .getBytes(UTF_8);
        HttpResponses.send(exchange, 200, "application/rss+xml", body);
      }
    }
    afterRequest.run();
  }
}
