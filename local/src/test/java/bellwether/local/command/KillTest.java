package bellwether.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.local.Main;
import bellwether.local.dynamodb.DynamoDbLocalServer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The whole product as a process of its own that is killed again and again while news come in, and
 * in the end left to finish. {@code -Dbellwether.kills=N} and {@code -Dbellwether.seed=S} say how
 * often and when.
 */
final class KillTest {
  private static final int KILLS = Integer.getInteger("bellwether.kills", 6);
  private static final int REPORTS_PER_ROUND = 2;
  private static final List<String> TABLES =
      List.of("advisories", "customers", "incidents", "deliveries");

  @TempDir private Path folder;

  private final long seed = Long.getLong("bellwether.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final AtomicReference<Process> running = new AtomicReference<>();
  private final AtomicInteger killed = new AtomicInteger();
  private final List<String> history = new ArrayList<>();

  @Test
  void killedRuns_loseAndDuplicateNothing() throws Exception {
    try (RecordingSlackServer slack = new RecordingSlackServer();
        RssFeedServer news = new RssFeedServer()) {
      Files.writeString(folder.resolve("feeds.json"), news.feedsJson());
      List<String> vendors =
          IntStream.range(0, KILLS * REPORTS_PER_ROUND).mapToObj(KillTest::vendorName).toList();
      Files.writeString(folder.resolve("vendors.csv"), "name\n" + String.join("\n", vendors));

      for (int round = 0; round < KILLS; round++) {
        for (int report = 0; report < REPORTS_PER_ROUND; report++) {
          news.addReport(vendors.get(round * REPORTS_PER_ROUND + report));
        }
        planKill(round, news, slack);
        run(slack);
      }
      news.setRequestHook(() -> {});
      slack.setPostHooks(() -> {}, () -> {});

      assertThat(run(slack)).as(this::history).isZero();
      assertThat(killed.get()).as(this::history).isGreaterThanOrEqualTo(KILLS / 2);
      assertThat(messageCounts(slack)).as(this::history).isEqualTo(onceEach(vendors));
      assertThat(alertIds(slack)).as(this::history).doesNotHaveDuplicates();

      Map<String, Set<Map<String, AttributeValue>>> before = readRows();
      assertThat(run(slack)).as(this::history).isZero();
      assertThat(messageCounts(slack)).as(this::history).isEqualTo(onceEach(vendors));
      assertThat(readRows()).as(this::history).isEqualTo(before);
    }
  }

  /** The moment at which the next run is killed; each kind has its turn. */
  private void planKill(int round, RssFeedServer news, RecordingSlackServer slack) {
    int nth = 1 + random.nextInt(REPORTS_PER_ROUND);
    AtomicInteger requests = new AtomicInteger();
    AtomicInteger posts = new AtomicInteger();
    long pauseNanos = TimeUnit.MILLISECONDS.toNanos(random.nextInt(1_500));
    news.setRequestHook(() -> {});
    slack.setPostHooks(() -> {}, () -> {});
    switch (round % 4) {
      case 0 -> {
        history.add("killed before post " + nth + " is taken");
        slack.setPostHooks(
            () -> {
              if (posts.incrementAndGet() == nth) {
                kill();
                throw new RecordingSlackServer.ClientKilledException();
              }
            },
            () -> {});
      }
      case 1 -> {
        history.add("killed after post " + nth + " is taken");
        slack.setPostHooks(
            () -> {},
            () -> {
              if (posts.incrementAndGet() == nth) {
                kill();
              }
            });
      }
      case 2 -> {
        history.add("killed after request " + nth + " of a feed");
        news.setRequestHook(() -> {
          if (requests.incrementAndGet() == nth) {
            kill();
          }
        });
      }
      default -> {
        history.add("killed " + pauseNanos / 1_000_000 + " ms after the first request of a feed");
        news.setRequestHook(() -> {
          if (requests.incrementAndGet() == 1) {
            LockSupport.parkNanos(pauseNanos);
            kill();
          }
        });
      }
    }
  }

  private void kill() {
    Process process = running.getAndSet(null);
    if (process != null) {
      process.destroyForcibly().onExit().join();
      killed.incrementAndGet();
    }
  }

  private int run(RecordingSlackServer slack) throws IOException, InterruptedException {
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
    builder.environment().put("SLACK_API_URL", slack.apiUrl().toString());
    builder.environment().put("SLACK_BOT_TOKEN", "xoxb-not-a-token");
    builder.environment().put("SLACK_CHANNEL", "C0123456789");
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

  /** How often Slack took a message about each vendor. */
  private static Map<String, Integer> messageCounts(RecordingSlackServer slack) {
    Map<String, Integer> times = new TreeMap<>();
    for (ObjectNode message : slack.accepted()) {
      times.merge(message.path("text").asText().split(" ", 2)[0], 1, Integer::sum);
    }
    return times;
  }

  private static Map<String, Integer> onceEach(List<String> vendors) {
    return vendors.stream()
        .collect(Collectors.toMap(vendor -> vendor, _ -> 1, Integer::sum, TreeMap::new));
  }

  private static List<String> alertIds(RecordingSlackServer slack) {
    return slack.accepted().stream()
        .map(message -> message.at("/metadata/event_payload/alert_id").asText())
        .toList();
  }

  /** Every row as it is kept, the id of its last write with it. */
  private Map<String, Set<Map<String, AttributeValue>>> readRows() throws IOException {
    Map<String, Set<Map<String, AttributeValue>>> rows = new TreeMap<>();
    try (DynamoDbLocalServer dynamo = DynamoDbLocalServer.fileBacked(folder.resolve("data"));
        DynamoDbClient client =
            DynamoDbClient.builder()
                .endpointOverride(dynamo.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(
                    StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build()) {
      for (String table : TABLES) {
        rows.put(
            table,
            client.scanPaginator(scan -> scan.tableName("bellwether-" + table)).items().stream()
                .collect(Collectors.toSet()));
      }
    }
    assertThat(rows.get("deliveries")).isNotEmpty();
    return rows;
  }

  /** A name that is no word: three syllables that count. */
  private static String vendorName(int number) {
    String[] syllables = {"Bra", "Kel", "Dor", "Vin", "Zu", "Mor", "Tas", "Qui"};
    String last = syllables[number & 7] + syllables[number >> 3 & 7] + syllables[number >> 6 & 7];
    return last.charAt(0) + last.substring(1).toLowerCase(Locale.ROOT) + "soft";
  }

  private String history() {
    return "seed " + seed + "\n" + String.join("\n", history);
  }
}
