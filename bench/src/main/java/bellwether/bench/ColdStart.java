package bellwether.bench;

import bellwether.local.LocalDynamo;
import bellwether.local.invoke.FunctionName;
import bellwether.local.invoke.FunctionProcess;
import bellwether.local.invoke.FunctionZip;
import bellwether.local.invoke.Outcome;
import bellwether.local.invoke.SlackEvent;
import bellwether.store.Store;
import bellwether.store.Tables;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Cold first answers of the packaged SlackFunction beside those of an empty function, in turn and
 * under the same Runtime Interface Client, from the start of the process to the answer.
 *
 * <pre>
 * mvn -q package -DskipTests dependency:copy-dependencies -pl functions,local,bench
 * java -cp 'bench/target/classes:bench/target/dependency/*' bellwether.bench.ColdStart 10
 * </pre>
 *
 * <p>The number says how often each is started. It runs on the machine's own Java, without
 * SnapStart and on as many processors as there are: only the ratios mean something elsewhere.
 */
public final class ColdStart {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String SECRET = "events-signing-secret-not-for-production";

  private ColdStart() {}

  /** Prints a line for each function: the median in milliseconds and its ratio to the empty one. */
  public static void main(String[] arguments) throws Exception {
    int starts = arguments.length == 0 ? 10 : Integer.parseInt(arguments[0]);
    Path taskRoot = FunctionZip.unpack(Path.of("functions/target/functions.zip"));
    try (LocalDynamo dynamo = LocalDynamo.inMemory();
        Store store = Store.connect(dynamo.endpoint())) {
      Tables.createMissing(store, Tables.PREFIX);
      Map<String, String> variables =
          Map.of(
              "SLACK_SIGNING_SECRET",
              SECRET,
              "AWS_ENDPOINT_URL_DYNAMODB",
              dynamo.endpoint().toString());
      Path empty = pack();
      Map<String, List<Duration>> measured = new LinkedHashMap<>();
      for (int start = 0; start < starts; start++) {
        add(measured, "empty handler", answer(empty, EmptyHandler.class.getName(), "{}", Map.of()));
        for (String event : List.of("slack-help.json", "slack-lookup.json")) {
          String handler = FunctionName.SLACK.handler();
          add(measured, event, answer(taskRoot, handler, signed(event), variables));
        }
      }
      print(measured);
    }
    System.exit(0); // DynamoDB Local leaves threads behind
  }

  private static void add(Map<String, List<Duration>> measured, String name, Duration time) {
    measured.computeIfAbsent(name, _ -> new ArrayList<>()).add(time);
  }

  private static String signed(String event) throws IOException {
    return SlackEvent.fresh(
        Files.readString(Path.of("events").resolve(event)), SECRET, InstantSource.system());
  }

  private static Duration answer(
      Path taskRoot, String handler, String event, Map<String, String> variables)
      throws IOException, InterruptedException {
    try (FunctionProcess process =
        FunctionProcess.start(
            taskRoot, handler, handler, variables, List.of(), OutputStream.nullOutputStream())) {
      return switch (process.invoke(event, LIMIT)) {
        case Outcome.Responded answer when answer.body().contains("\"statusCode\":200") ->
            answer.elapsed();
        case Outcome.Responded answer when answer.body().equals("{}") -> answer.elapsed();
        case Outcome other -> throw new IllegalStateException(handler + " answered " + other);
      };
    }
  }

  /** A task root with the empty handler and the one jar that it needs, as the zip has its own. */
  private static Path pack() throws IOException, URISyntaxException {
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
    double base = median(measured.getOrDefault("empty handler", List.of()));
    measured.forEach((name, times) ->
        System.out.printf(
            "%-18s median %5.0f ms  ratio %.2f  of %s%n",
            name, median(times), median(times) / base, Arrays.toString(millis(times))));
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
