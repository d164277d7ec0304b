package bellwether.bench;

import bellwether.local.dynamodb.DynamoDbLocalServer;
import bellwether.local.http.LocalHttpServer;
import bellwether.local.invoke.FunctionProcess;
import bellwether.local.invoke.FunctionZip;
import bellwether.local.invoke.InvocationResult;
import bellwether.local.invoke.LambdaFunction;
import bellwether.local.invoke.LocalSqsQueue;
import bellwether.local.invoke.SlackEventSigner;
import bellwether.local.slack.LocalSlack;
import bellwether.local.slack.LocalSlackSettings;
import bellwether.store.dynamo.DynamoStores;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Cold first answers of the packaged SlackFunction beside those of an empty function, in turn and
 * under the same Runtime Interface Client, from the start of the process to the answer.
 *
 * <pre>
 * mvn -q package -DskipTests dependency:copy-dependencies -pl functions,local,bench
 * java -cp 'bench/target/classes:bench/target/dependency/*' bellwether.bench.ColdStart 10
 * </pre>
 *
 * <p>The number says how often each is started; a second one lets each call to DynamoDB take so
 * many milliseconds longer. What Slack would be asked, a Slack on this machine answers. It runs on
 * the machine's own Java, without SnapStart and on as many processors as there are: only the ratios
 * mean something elsewhere.
 */
public final class ColdStart {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final String SECRET = "events-signing-secret-not-for-production";

  /** What is asked in Slack, by its stored event. Nothing here has a token, or calls Slack. */
  private static final List<String> EVENTS =
      Stream.of(
              "help",
              "lookup",
              "watch",
              "unwatch",
              "vendors",
              "recent",
              "status",
              "feeds",
              "why",
              "test",
              "digest",
              "settings",
              "import",
              "export",
              "click",
              "submission",
              "home")
          .map(name -> "slack-" + name + ".json")
          .toList();

  /** Responses of the same process after the first, of which the median is reported. */
  private static final int WARM_CALLS = 9;

  private ColdStart() {}

  /** Prints a line for each function: the median in milliseconds and its ratio to the empty one. */
  public static void main(String[] arguments) throws Exception {
    int starts = arguments.length == 0 ? 10 : Integer.parseInt(arguments[0]);
    Path taskRoot = FunctionZip.unpack(Path.of("functions/target/functions.zip"));
    Duration slower = Duration.ofMillis(arguments.length < 2 ? 0 : Long.parseLong(arguments[1]));
    LocalSlackSettings settings =
        LocalSlackSettings.withSlackLimits("xoxb-bench", SECRET, List.of("vendor-alerts"));
    try (DynamoDbLocalServer dynamo = DynamoDbLocalServer.inMemory();
        DynamoStores store = DynamoStores.connectLocal(dynamo.endpoint());
        LocalHttpServer site = LocalHttpServer.open(0);
        LocalHttpServer tables = LocalHttpServer.open(0);
        LocalSlack slack = LocalSlack.inMemory(settings, Clock.systemUTC())) {
      slack.mount(site);
      site.mount("/sqs/", new LocalSqsQueue());
      tables.mount("/", new SlowDynamoDbProxy(dynamo.endpoint(), slower));
      store.createMissingTables();
      Map<String, String> variables =
          Map.of(
              "SLACK_SIGNING_SECRET",
              SECRET,
              "SLACK_BOT_TOKEN",
              settings.token(),
              "SLACK_API_URL",
              LocalSlack.apiUrl(site).toString(),
              "AWS_ENDPOINT_URL_SQS",
              site.baseUri() + "sqs/",
              "BELLWETHER_LATER_QUEUE",
              site.baseUri() + "sqs/later",
              "AWS_ENDPOINT_URL_DYNAMODB",
              (slower.isZero() ? dynamo.endpoint() : tables.baseUri()).toString());
      Path empty = packEmptyFunction();
      int rounds = slower.isZero() ? WARM_CALLS : 1;
      Map<String, List<Duration>> measured = new LinkedHashMap<>();
      for (int start = 0; start < starts; start++) {
        String nothing = EmptyHandler.class.getName();
        measure(measured, "empty handler", empty, nothing, () -> "{}", Map.of(), rounds);
        for (String event : EVENTS) {
          String handler = LambdaFunction.SLACK.handler();
          measure(measured, event, taskRoot, handler, () -> signedEvent(event), variables, rounds);
        }
      }
      print(measured);
    }
    System.exit(0); // DynamoDB Local leaves threads behind
  }

  private static void add(Map<String, List<Duration>> measured, String name, Duration time) {
    measured.computeIfAbsent(name, _ -> new ArrayList<>()).add(time);
  }

  private static String signedEvent(String event) throws IOException {
    return SlackEventSigner.resign(
        Files.readString(Path.of("events").resolve(event)), SECRET, InstantSource.system());
  }

  private interface Event {
    String read() throws IOException;
  }

  /** The first answer of a process, and as {@code warm …} the median of the next ones. */
  private static void measure(
      Map<String, List<Duration>> measured,
      String name,
      Path taskRoot,
      String handler,
      Event event,
      Map<String, String> variables,
      int rounds)
      throws IOException, InterruptedException {
    try (FunctionProcess process =
        FunctionProcess.start(
            taskRoot, handler, handler, variables, List.of(), OutputStream.nullOutputStream())) {
      add(measured, name, measure(process, handler, event));
      List<Duration> warm = new ArrayList<>();
      for (int i = 0; i < rounds; i++) {
        warm.add(measure(process, handler, event));
      }
      warm.sort(Comparator.naturalOrder());
      add(measured, "warm " + name, warm.get(rounds / 2));
    }
  }

  private static Duration measure(FunctionProcess process, String handler, Event event)
      throws IOException, InterruptedException {
    return switch (process.invoke(event.read(), TIMEOUT)) {
      case InvocationResult.Success answer when answer.body().contains("\"statusCode\":200") ->
          answer.elapsed();
      case InvocationResult.Success answer when answer.body().equals("{}") -> answer.elapsed();
      case InvocationResult other ->
          throw new IllegalStateException(handler + " answered " + other);
    };
  }

  /** A task root with the empty handler and the one jar that it needs, as the zip has its own. */
  private static Path packEmptyFunction() throws IOException, URISyntaxException {
    Path root = Files.createTempDirectory("empty-function");
    String name = EmptyHandler.class.getName().replace('.', '/') + ".class";
    Path file = root.resolve(name);
    Files.createDirectories(file.resolveSibling("."));
    try (InputStream bytes = EmptyHandler.class.getResourceAsStream("EmptyHandler.class")) {
      Files.copy(bytes, file);
    }
    Path core =
        Path.of(
            RequestStreamHandler.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Files.createDirectories(root.resolve("lib"));
    Files.copy(core, root.resolve("lib/core.jar"), StandardCopyOption.REPLACE_EXISTING);
    return root;
  }

  private static void print(Map<String, List<Duration>> measured) {
    measured.forEach((name, times) -> {
      boolean warm = name.startsWith("warm ");
      String empty = (warm ? "warm " : "") + "empty handler";
      double base = Math.max(1, median(measured.getOrDefault(empty, List.of())));
      System.out.printf(
          Locale.ROOT,
          "%-28s median %5.0f ms  ratio %6.2f  of %s%n",
          name,
          median(times),
          median(times) / base,
          Arrays.toString(millis(times)));
    });
  }

  private static double median(List<Duration> times) {
    long[] sorted = millis(times);
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2.0;
  }

  private static long[] millis(List<Duration> times) {
    return times.stream().mapToLong(Duration::toMillis).toArray();
  }
}
