package bellwether.local.torture;

import static java.nio.charset.StandardCharsets.UTF_8;

import bellwether.local.http.HttpResponses;
import bellwether.local.http.LocalHttpServer;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Publishes reports in pairs of RSS feeds with the same content, as many pairs as are needed. */
final class NewsFeeds implements AutoCloseable {
  private static final int ITEMS_PER_FEED = 400;
  private static final List<String> EDITIONS = List.of("Morning", "Evening");

  private final LocalHttpServer server = LocalHttpServer.open(0);
  private final InstantSource clock;
  private final Runnable afterRequest;
  private final List<String> items = new ArrayList<>();
  private final List<String> vendors = new ArrayList<>();
  private final Map<String, Instant> servedAt = new HashMap<>();

  /** The feeds whose newest items are stored: their validators are, which is done last. */
  private final Set<String> storedFeeds = new HashSet<>();

  NewsFeeds(InstantSource clock, Runnable afterRequest) throws IOException {
    this.clock = clock;
    this.afterRequest = afterRequest;
    server.mount("/", this::serve);
  }

  /** The feeds file for this number of items. */
  String feedsJson(int itemCount) {
    List<String> entries = new ArrayList<>();
    for (int first = 0; first < itemCount; first += ITEMS_PER_FEED) {
      for (String edition : EDITIONS) {
        int part = first / ITEMS_PER_FEED;
        entries.add(
            String.format(
                Locale.ROOT,
                "{\"name\":\"%s %d\",\"url\":\"%s%s/%d\",\"format\":\"syndication\"}",
                edition,
                part,
                server.baseUri(),
                edition,
                part));
      }
    }
    return "[" + String.join(",", entries) + "]";
  }

  void publish(List<NewsItem> fresh) {
    String published =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(clock.instant().atOffset(ZoneOffset.UTC));
    synchronized (items) {
      storedFeeds.clear();
      for (NewsItem item : fresh) {
        vendors.add(item.vendor());
        items.add(
            String.format(
                Locale.ROOT,
                """
                <item><title>%1$s confirms data breach</title>\
                <link>https://news.example/%1$s</link><guid>https://news.example/%1$s</guid>\
                <pubDate>%2$s</pubDate>\
                <description>%1$s said that attackers stole customer data.</description></item>\
                """,
                item.vendor(),
                published));
      }
    }
  }

  /** Whether workers have stored every item. */
  boolean isEverythingStored() {
    synchronized (items) {
      int parts = (items.size() + ITEMS_PER_FEED - 1) / ITEMS_PER_FEED;
      return storedFeeds.size() == parts * EDITIONS.size();
    }
  }

  /** When a worker first read the report of this vendor. */
  Optional<Instant> servedAt(String vendor) {
    synchronized (items) {
      return Optional.ofNullable(servedAt.get(vendor));
    }
  }

  private void serve(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    int first = Integer.parseInt(path.substring(path.lastIndexOf('/') + 1)) * ITEMS_PER_FEED;
    String validator = String.valueOf(exchange.getRequestHeaders().getFirst("If-None-Match"));
    String channel;
    String etag;
    synchronized (items) {
      int end = Math.min(first + ITEMS_PER_FEED, items.size());
      int start = Math.min(first, end);
      channel = String.join("", items.subList(start, end).reversed());
      etag = "\"" + (end - start) + "\"";
      if (validator.equals(etag) && start < end) {
        storedFeeds.add(path);
      }
      vendors.subList(start, end).forEach(vendor -> servedAt.putIfAbsent(vendor, clock.instant()));
    }
    exchange.getResponseHeaders().set("ETag", etag);
    if (validator.equals(etag)) {
      exchange.sendResponseHeaders(304, -1);
    } else {
      String document =
          "<rss version=\"2.0\"><channel><title>News</title>" + channel + "</channel></rss>";
      HttpResponses.send(exchange, 200, "application/rss+xml", document.getBytes(UTF_8));
    }
    exchange.close();
    afterRequest.run();
  }

  @Override
  public void close() {
    server.close();
  }
}
