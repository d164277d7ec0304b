package bellwether.local.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;

/** Two RSS feeds with validators that carry the same reports of breaches. */
final class RssFeedServer implements AutoCloseable {
  private final HttpServer server;
  private final List<String> items = new ArrayList<>();
  private volatile Runnable setRequestHook = () -> {};

  RssFeedServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::serve);
    server.start();
  }

  /** The feeds file that names both. */
  String feedsJson() {
    String entry =
        "{\"name\":\"%s\",\"url\":\"http://127.0.0.1:%d/%s\",\"format\":\"syndication\"}";
    int port = server.getAddress().getPort();
    return "["
        + String.format(Locale.ROOT, entry, "Morning", port, "a")
        + ","
        + String.format(Locale.ROOT, entry, "Evening", port, "b")
        + "]";
  }

  /** A new report, first in both feeds. */
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

  /** What happens when a request has been answered. */
  void setRequestHook(Runnable action) {
    setRequestHook = action;
  }

  @Override
  public void close() {
    server.stop(0);
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
        exchange.getResponseHeaders().set("Content-Type", "application/rss+xml");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
      }
    }
    setRequestHook.run();
  }
}
