package bellwether.bench;

import bellwether.app.App;
import bellwether.app.match.AdvisoryMatcher;
import bellwether.app.match.FloodLimit;
import bellwether.app.poll.FeedPoller;
import bellwether.app.poll.FirstRead;
import bellwether.domain.feed.Feed;
import bellwether.domain.feed.Format;
import bellwether.domain.vendor.Vendor;
import bellwether.feed.http.FeedClient;
import bellwether.local.dynamodb.DynamoDbLocalServer;
import bellwether.store.dynamo.DynamoStores;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What a poll of 40 feeds costs in time and in DynamoDB's units while nothing changes, and what one
 * new item adds up to its alert in the outbox.
 *
 * <pre>
 * mvn -q package -DskipTests dependency:copy-dependencies -pl functions,local,bench
 * java --enable-native-access=ALL-UNNAMED -cp 'bench/target/classes:bench/target/dependency/*' bellwether.bench.PollCost
 * </pre>
 */
public final class PollCost {
  private static final int FEEDS = 40;
  private static final int ITEMS = 50;
  private static final int ROUNDS = 11;
  private static final Clock CLOCK = Clock.systemUTC();

  private PollCost() {}

  /** Prints a line for servers with validators and one for those without. */
  public static void main(String[] arguments) throws Exception {
    measure("with validators (304)", true);
    measure("without validators (same body)", false);
  }

  private static void measure(String what, boolean validators) throws Exception {
    AtomicInteger edition = new AtomicInteger();
    HttpServer site =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    site.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    site.createContext("/", exchange -> serve(exchange, validators, edition.get()));
    site.start();
    try (DynamoDbLocalServer dynamo = DynamoDbLocalServer.inMemory();
        CapacityMeter capacity = new CapacityMeter(dynamo.endpoint());
        DynamoStores store = DynamoStores.connectLocal(capacity.endpoint())) {
      store.createMissingTables();
      store.customers().addVendor("T1", Vendor.ofName("Inkwell"));
      List<Feed> feeds = new ArrayList<>();
      for (int i = 0; i < FEEDS; i++) {
        URI url = URI.create("http://127.0.0.1:" + site.getAddress().getPort() + "/" + i);
        feeds.add(Feed.of("feed " + i, url, Format.SYNDICATION));
      }
      App app = new App(store, () -> feeds, CLOCK);
      FeedPoller polls =
          app.feedPoller(FeedClient.Options.PUBLIC.withPrivateAddresses(true), FirstRead.SILENT);
      AdvisoryMatcher matching = app.advisoryMatcher(FloodLimit.DEFAULT);
      var _ = polls.pollAll();
      while (matching.sweep(CLOCK.instant().plus(Duration.ofMinutes(10))) > 0) {
        // The first read is no part of what is measured.
      }
      long[] nanos = new long[ROUNDS];
      double[] quiet = new double[2];
      for (int round = 0; round < ROUNDS; round++) {
        var _ = capacity.takeUnits();
        long start = System.nanoTime();
        var _ = polls.pollAll();
        nanos[round] = System.nanoTime() - start;
        var _ = matching.sweep(CLOCK.instant().plus(Duration.ofMinutes(10)));
        quiet = capacity.takeUnits();
      }
      Arrays.sort(nanos);
      edition.incrementAndGet();
      FeedPoller.Outcome outcome = polls.pollAll();
      int matched = matching.sweep(CLOCK.instant().plus(Duration.ofMinutes(10)));
      double[] one = capacity.takeUnits();
      System.out.printf(
          Locale.ROOT,
          "%s: poll of %d unchanged feeds %d ms (median of %d); round with nothing new: %.1f read and"
              + " %.1f write units; %d new item, %d matched: %.1f read and %.1f write units more%n",
          what,
          FEEDS,
          nanos[ROUNDS / 2] / 1_000_000,
          ROUNDS,
          quiet[0],
          quiet[1],
          outcome.added(),
          matched,
          one[0] - quiet[0],
          one[1] - quiet[1]);
    } finally {
      site.stop(0);
    }
  }

  /** Feed 0 shows one more item in each later edition. */
  private static void serve(HttpExchange exchange, boolean validators, int edition)
      throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      int shown = path.equals("/0") ? edition : 0;
      String etag = "\"" + shown + "\"";
      if (validators) {
        exchange.getResponseHeaders().set("ETag", etag);
        if (etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
          exchange.sendResponseHeaders(304, -1);
          return;
        }
      }
      byte[] body = rss(path, shown).getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static String rss(String path, int more) {
    StringBuilder feed = new StringBuilder("<rss><channel>");
    for (int i = 0; i < more; i++) {
      feed.append(
          String.format(
              Locale.ROOT,
              "<item><guid>new%d</guid><link>https://news.example/new%d</link><title>Inkwell confirms data breach</title><description>Intruders copied source code of Inkwell.</description></item>",
              i,
              i));
    }
    for (int i = 0; i < ITEMS; i++) {
      feed.append(
          String.format(
              Locale.ROOT,
              "<item><guid>%s-%d</guid><link>https://news.example%s/%d</link><title>Conference notes %s %d</title><description>%s</description></item>",
              path,
              i,
              path,
              i,
              path,
              i,
              "Talks and people of the day. ".repeat(20)));
    }
    return feed.append("</channel></rss>").toString();
  }
}
