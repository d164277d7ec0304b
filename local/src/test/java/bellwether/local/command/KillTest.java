package bellwether.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.local.Main;
import bellwether.local.dynamodb.DynamoDbLocalServer;
import bellwether.local.dynamodb.RawTables;
import bellwether.local.http.HttpProxy;
import bellwether.local.http.LocalHttpServer;
import bellwether.local.slack.RunningLocalSlack;
import bellwether.local.slack.workspace.PostedMessage;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Kills {@code run --once}, with its DynamoDB Local, again and again while news arrive, and then
 * lets it finish. {@code -Dbellwether.kills=N} sets the number of kills, at most 256, and {@code
 * -Dbellwether.seed=S} their moments.
 */
final class KillTest {
  private static final int KILLS = Integer.getInteger("bellwether.kills", 6);
  private static final int REPORTS_PER_ROUND = 2;
  private static final String CHANNEL = "C0LOCAL01";

  @TempDir private Path folder;

  private final long seed = Long.getLong("bellwether.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final AtomicReference<Process> running = new AtomicReference<>();
  private final AtomicInteger killed = new AtomicInteger();
  private final List<String> history = new ArrayList<>();
  private volatile Runnable afterFeedRequest = KillTest::doNothing;
  private volatile Runnable beforePost = KillTest::doNothing;
  private volatile Runnable afterPost = KillTest::doNothing;

  @Test
  void killedRuns_loseAndDuplicateNothing() throws Exception {
    try (RunningLocalSlack slack = new RunningLocalSlack(Duration.ZERO, Clock.systemUTC());
        HttpProxy proxy = new HttpProxy(slack.site().baseUri());
        LocalHttpServer front = LocalHttpServer.open(0);
        RssFeedServer news = new RssFeedServer(() -> afterFeedRequest.run())) {
      front.mount("/", exchange -> forward(proxy, exchange));
      Files.writeString(folder.resolve("feeds.json"), news.feedsJson());
      List<String> vendors =
          IntStream.range(0, KILLS * REPORTS_PER_ROUND).mapToObj(KillTest::vendorName).toList();
      // Alerts of tier 1 are never held for a summary, however many there are.
      Files.writeString(
          folder.resolve("vendors.csv"), "name,tier\n" + String.join(",1\n", vendors) + ",1\n");

      for (int round = 0; round < KILLS; round++) {
        for (int report = 0; report < REPORTS_PER_ROUND; report++) {
          news.addReport(vendors.get(round * REPORTS_PER_ROUND + report));
        }
        planKill(round);
        run(front);
        afterFeedRequest = KillTest::doNothing;
        beforePost = KillTest::doNothing;
        afterPost = KillTest::doNothing;
      }

      assertThat(run(front)).as(this::history).isZero();
      assertThat(killed.get()).as(this::history).isGreaterThanOrEqualTo(KILLS / 2);
      assertPostedOnce(vendors, slack.slack().messages(CHANNEL));

      var before = readRows();
      assertThat(run(front)).as(this::history).isZero();
      assertPostedOnce(vendors, slack.slack().messages(CHANNEL));
      assertThat(readRows()).as(this::history).isEqualTo(before);
    }
  }

  private void forward(HttpProxy proxy, HttpExchange exchange) throws IOException {
    if (!exchange.getRequestURI().getPath().equals("/api/chat.postMessage")) {
      proxy.handle(exchange);
      return;
    }
    try {
      beforePost.run();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    var response = proxy.forward(exchange, exchange.getRequestBody().readAllBytes());
    afterPost.run();
    HttpProxy.reply(exchange, response);
  }

  /** Sets the moment at which the next run is killed, of a different kind in each round. */
  private void planKill(int round) {
    int nth = 1 + random.nextInt(REPORTS_PER_ROUND);
    long pauseMillis = random.nextInt(1_500);
    switch (round % 4) {
      case 0 -> {
        history.add("killed before post " + nth + " is accepted");
        beforePost =
            onCall(
                nth,
                () -> {
                  kill();
                  throw new UncheckedIOException(new IOException("the client was killed"));
                });
      }
      case 1 -> {
        history.add("killed after post " + nth + " is accepted");
        afterPost = onCall(nth, this::kill);
      }
      case 2 -> {
        history.add("killed after request " + nth + " of a feed");
        afterFeedRequest = onCall(nth, this::kill);
      }
      default -> {
        history.add("killed " + pauseMillis + " ms after the first request of a feed");
        afterFeedRequest =
            onCall(
                1,
                () -> {
                  LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(pauseMillis));
                  kill();
                });
      }
    }
  }

  private static Runnable onCall(int nth, Runnable action) {
    AtomicInteger calls = new AtomicInteger();
    return () -> {
      if (calls.incrementAndGet() == nth) {
        action.run();
      }
    };
  }

  private static void doNothing() {}

  private void kill() {
    Process process = running.getAndSet(null);
    if (process != null) {
      process.destroyForcibly().onExit().join();
      killed.incrementAndGet();
    }
  }

  private int run(LocalHttpServer front) throws IOException, InterruptedException {
    Path log = folder.resolve("log.txt");
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xshare:auto",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "run",
            "--once",
            "--data",
            folder.resolve("data").toString(),
            "--feeds",
            folder.resolve("feeds.json").toString(),
            "--vendors",
            folder.resolve("vendors.csv").toString(),
            "--port",
            "0");
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().put("SLACK_API_URL", front.baseUri() + "api/");
    builder.environment().put("SLACK_BOT_TOKEN", RunningLocalSlack.TOKEN);
    builder.environment().put("SLACK_SIGNING_SECRET", RunningLocalSlack.SIGNING_SECRET);
    builder.environment().put("SLACK_CHANNEL", CHANNEL);
    builder.environment().put("BELLWETHER_DELIVERY_LEASE", "PT2S");
    builder.environment().put("BELLWETHER_DELIVERY_SETTLE", "PT2S");
    Process process = builder.start();
    running.set(process);
    try {
      assertThat(process.waitFor(10, TimeUnit.MINUTES)).as(this::history).isTrue();
    } finally {
      running.set(null);
      process.destroyForcibly().onExit().join();
    }
    history.add("exit " + process.exitValue() + "\n" + Files.readString(log).indent(4));
    return process.exitValue();
  }

  private void assertPostedOnce(List<String> vendors, List<PostedMessage> posted) {
    assertThat(posted)
        .as(this::history)
        .extracting(message -> message.text().split(" ", 4)[2])
        .containsExactlyInAnyOrderElementsOf(vendors);
    assertThat(posted)
        .as(this::history)
        .extracting(message ->
            Objects.requireNonNull(message.metadata()).at("/event_payload/alert_id").asText())
        .doesNotHaveDuplicates();
  }

  private Map<String, Set<Map<String, AttributeValue>>> readRows() throws IOException {
    try (DynamoDbLocalServer dynamo = DynamoDbLocalServer.fileBacked(folder.resolve("data"), 0)) {
      var rows = RawTables.readRows(dynamo.endpoint());
      assertThat(rows.get("deliveries")).isNotEmpty();
      return rows;
    }
  }

  /** Returns a name of three syllables that is not a word. */
  private static String vendorName(int number) {
    String[] syllables = {"Bra", "Kel", "Dor", "Vin", "Zu", "Mor", "Tas", "Qui"};
    String last = syllables[number & 7] + syllables[number >> 3 & 7] + syllables[number >> 6 & 7];
    return last.charAt(0) + last.substring(1).toLowerCase(Locale.ROOT) + "soft";
  }

  private String history() {
    return "seed " + seed + "\n" + String.join("\n", history);
  }
}
