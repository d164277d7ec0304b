package bellwether.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

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
import bellwether.local.http.HttpResponses;
import bellwether.local.http.LocalHttpServer;
import bellwether.store.dynamo.DynamoStores;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Measures the time and the DynamoDB units of a poll of 40 unchanged feeds, and the units of one
 * new item from the feed to the alert in the outbox.
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

  /** Prints a line for servers with validators and one for servers without. */
  public static void main(String[] arguments) throws Exception {
    measure("with validators (304)", true);
    measure("without validators (same body)", false);
  }

  private static void measure(String what, boolean validators) throws Exception {
    AtomicInteger edition = new AtomicInteger();
    try (LocalHttpServer site = LocalHttpServer.open(0);
        DynamoDbLocalServer dynamo = DynamoDbLocalServer.inMemory();
        CapacityMeter capacity = new CapacityMeter(dynamo.endpoint());
        DynamoStores store = DynamoStores.connectLocal(capacity.endpoint())) {
      site.mount("/", exchange -> serve(exchange, validators, edition.get()));
      store.createMissingTables();
      store.customers().addVendor("T1", Vendor.ofName("Inkwell"));
      List<Feed> feeds = new ArrayList<>();
      for (int i = 0; i < FEEDS; i++) {
        feeds.add(Feed.of("feed " + i, site.baseUri().resolve("/" + i), Format.SYNDICATION));
      }
      App app = new App(store, () -> feeds, CLOCK);
      FeedPoller polls =
          app.feedPoller(FeedClient.Options.PUBLIC.withPrivateAddresses(true), FirstRead.SILENT);
      AdvisoryMatcher matching = app.advisoryMatcher(FloodLimit.DEFAULT);
      var _ = polls.pollAll();
      while (matching.sweep(CLOCK.instant().plus(Duration.ofMinutes(10))) > 0) {
        // The first read is not measured.
      }
      double[] millis = new double[ROUNDS];
      double[] quiet = new double[2];
      for (int round = 0; round < ROUNDS; round++) {
        var _ = capacity.takeUnits();
        long start = System.nanoTime();
        var _ = polls.pollAll();
        millis[round] = Measurements.millisSince(start);
        var _ = matching.sweep(CLOCK.instant().plus(Duration.ofMinutes(10)));
        quiet = capacity.takeUnits();
        var _ = capacity.takeWritesByCall();
      }
      edition.incrementAndGet();
      FeedPoller.Outcome outcome = polls.pollAll();
      int matched = matching.sweep(CLOCK.instant().plus(Duration.ofMinutes(10)));
      double[] one = capacity.takeUnits();
      System.out.printf(
          Locale.ROOT,
          "%s: poll of %d unchanged feeds %.0f ms (median of %d); round with nothing new: %.1f read and"
              + " %.1f write units; %d new item, %d matched: %.1f read and %.1f write units more%n",
          what,
          FEEDS,
          Measurements.median(millis),
          ROUNDS,
          quiet[0],
          quiet[1],
          outcome.added(),
          matched,
          one[0] - quiet[0],
          one[1] - quiet[1]);
      System.out.println("write units of that round: " + capacity.takeWritesByCall());
    }
  }

  /** Feed 0 has one more item in each later edition. */
  private static void serve(HttpExchange exchange, boolean validators, int edition)
      throws IOException {
    String path = exchange.getRequestURI().getPath();
    int newItems = path.equals("/0") ? edition : 0;
    String etag = "\"" + newItems + "\"";
    if (validators) {
      exchange.getResponseHeaders().set("ETag", etag);
    }
    boolean unchanged =
        validators && etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
    HttpResponses.send(exchange, unchanged ? 304 : 200, rss(path, newItems).getBytes(UTF_8));
  }

  private static String rss(String path, int newItems) {
    StringBuilder feed = new StringBuilder("<rss><channel>");
    for (int i = 0; i < newItems; i++) {
      feed.append(
          String.format(
              Locale.ROOT,
              "<item><guid>new%1$d</guid><link>https://news.example/new%1$d</link><title>Inkwell confirms data breach</title><description>Intruders copied source code of Inkwell.</description></item>",
              i));
    }
    for (int i = 0; i < ITEMS; i++) {
      feed.append(
          String.format(
              Locale.ROOT,
              "<item><guid>%1$s-%2$d</guid><link>https://news.example%1$s/%2$d</link><title>Conference notes %1$s %2$d</title><description>%3$s</description></item>",
              path,
              i,
              "Talks and people of the day. ".repeat(20)));
    }
    return feed.append("</channel></rss>").toString();
  }
}
