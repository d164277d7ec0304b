package bellwether.bench;

import bellwether.local.dynamodb.DynamoDbLocalServer;
import bellwether.local.http.HttpProxy;
import bellwether.local.http.LocalHttpServer;
import bellwether.local.invoke.FunctionProcess;
import bellwether.local.invoke.FunctionZip;
import bellwether.local.invoke.LambdaFunction;
import bellwether.local.invoke.LocalSqsQueue;
import bellwether.local.invoke.SlackEventSigner;
import bellwether.local.slack.LocalSlack;
import bellwether.local.slack.LocalSlackSettings;
import bellwether.local.slack.workspace.LocalWorkspace;
import bellwether.store.dynamo.DynamoStores;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Measures cold starts of the packaged functions, of an empty function and of a function with Bolt
 * for Java in turn, under the same Runtime Interface Client: from the start of the process to the
 * first response.
 *
 * <pre>
 * mvn -q package -f bench/bolt
 * mvn -q package -DskipTests dependency:copy-dependencies -pl functions,local,bench
 * java -cp 'bench/target/classes:bench/target/dependency/*' bellwether.bench.ColdStart 10
 * </pre>
 *
 * <p>"Prepared" is the time from an event to its response in a process that was initialized ahead
 * of events, as SnapStart does before it takes its snapshot; restoring a snapshot comes on top.
 *
 * <p>The first argument is the number of starts; a second one is a delay in milliseconds for each
 * call to DynamoDB. The local Slack stands in for Slack. The functions run on this machine's Java
 * and processors, without SnapStart, so only the ratios apply elsewhere.
 */
public final class ColdStart {
  private static final String SECRET = "events-signing-secret-not-for-production";

  private static final String LOOKUP = "slack-lookup.json";

  /** Where {@code bench/bolt} is built; not measured if it is not. */
  private static final Path BOLT_FUNCTION = Path.of("bench/bolt/target/function");

  private static final Path EVENT_FILES = Path.of("events");

  private static final List<String> EVENTS =
      Stream.of(
              ("help lookup watch unwatch vendors recent status feeds why test digest settings"
                      + " import export click submission home")
                  .split(" "))
          .map(name -> "slack-" + name + ".json")
          .toList();

  /** PollFunction reads one feed of a few items, InboundMailFunction one mail. */
  private static final Map<LambdaFunction, String> OTHER_FUNCTIONS =
      new TreeMap<>(
          Map.of(
              LambdaFunction.POLL,
              "poll-schedule.json",
              LambdaFunction.INBOUND_MAIL,
              "inbound-mail.json",
              LambdaFunction.MATCH,
              "match-sweep.json",
              LambdaFunction.DELIVER,
              "deliver-sweep.json",
              LambdaFunction.FORWARD,
              "forward-sweep.json",
              LambdaFunction.DIGEST,
              "digest-schedule.json"));

  private static final Set<LambdaFunction> READERS =
      Set.of(LambdaFunction.POLL, LambdaFunction.INBOUND_MAIL);

  /** Responses of a process after the first, whose median is reported. */
  private static final int WARM_CALLS = 9;

  private ColdStart() {}

  /**
   * Prints a line for each event: the median in milliseconds and its ratio to the empty function.
   */
  public static void main(String[] arguments) throws Exception {
    int starts = arguments.length == 0 ? 10 : Integer.parseInt(arguments[0]);
    Path taskRoot = FunctionZip.unpack(Path.of("functions/target/functions.zip"));
    Duration delay = Duration.ofMillis(arguments.length < 2 ? 0 : Long.parseLong(arguments[1]));
    LocalSlackSettings settings =
        LocalSlackSettings.withSlackLimits("xoxb-bench", SECRET, List.of("vendor-alerts"));
    try (DynamoDbLocalServer dynamo = DynamoDbLocalServer.inMemory();
        DynamoStores store = DynamoStores.connectLocal(dynamo.endpoint());
        LocalHttpServer site = LocalHttpServer.open(0);
        LocalHttpServer tables = LocalHttpServer.open(0);
        HttpProxy proxy = new HttpProxy(dynamo.endpoint());
        LocalSlack slack = LocalSlack.inMemory(settings, Clock.systemUTC());
        ColdStartFeed feed = ColdStartFeed.serve(site, EVENT_FILES)) {
      slack.mount(site);
      site.mount("/sqs/", new LocalSqsQueue());
      tables.mount(
          "/",
          exchange -> {
            LockSupport.parkNanos(delay.toNanos());
            proxy.handle(exchange);
          });
      store.createMissingTables();
      Map<String, String> variables =
          Map.of(
              "SLACK_SIGNING_SECRET",
              SECRET,
              "SLACK_BOT_TOKEN",
              settings.token(),
              "SLACK_CHANNEL",
              "C0BENCH", // nothing is posted
              "SLACK_TEAM_ID",
              LocalWorkspace.TEAM, // whose member sent the events
              "SLACK_API_URL",
              LocalSlack.apiUrl(site).toString(),
              "AWS_ENDPOINT_URL_SQS",
              site.baseUri() + "sqs/",
              "BELLWETHER_LATER_QUEUE",
              site.baseUri() + "sqs/later",
              "AWS_ENDPOINT_URL_DYNAMODB",
              (delay.isZero() ? dynamo.endpoint() : tables.baseUri()).toString());
      List<ColdStartCandidate> candidates = candidates(taskRoot, variables, feed);
      int rounds = delay.isZero() ? WARM_CALLS : 1;
      Map<String, List<Double>> measured = new LinkedHashMap<>();
      for (int start = 0; start < starts; start++) {
        for (ColdStartCandidate candidate : candidates) {
          measure(measured, candidate, rounds);
        }
      }
      print(measured, candidates);
    }
    System.exit(0); // DynamoDB Local leaves threads behind
  }

  private static List<ColdStartCandidate> candidates(
      Path taskRoot, Map<String, String> variables, ColdStartFeed feed)
      throws IOException, URISyntaxException {
    List<ColdStartCandidate> candidates = new ArrayList<>(List.of(ColdStartCandidate.empty()));
    for (String event : EVENTS) {
      candidates.add(slack(event, taskRoot, event, variables));
    }
    OTHER_FUNCTIONS.forEach((function, event) ->
        candidates.add(
            new ColdStartCandidate(
                event,
                taskRoot,
                function.handler(),
                () -> {
                  if (function == LambdaFunction.POLL) {
                    feed.replace();
                  }
                  return Files.readString(EVENT_FILES.resolve(event));
                },
                READERS.contains(function) ? feed.variables(variables) : variables,
                List.of())));
    ColdStartCandidate reported =
        slack("with a report, " + LOOKUP, taskRoot, LOOKUP, feed.variables(variables));
    ColdStartCandidate lookup = slack(LOOKUP, taskRoot, LOOKUP, variables);
    candidates.addAll(List.of(reported, reported.prepared(), lookup.prepared()));
    if (Files.isDirectory(BOLT_FUNCTION)) {
      candidates.add(
          new ColdStartCandidate(
              "Bolt, " + LOOKUP,
              BOLT_FUNCTION,
              "bellwether.bench.bolt.BoltHandler",
              () -> signedEvent(LOOKUP),
              variables,
              List.of()));
    }
    return candidates;
  }

  private static ColdStartCandidate slack(
      String name, Path taskRoot, String event, Map<String, String> variables) {
    return new ColdStartCandidate(
        name,
        taskRoot,
        LambdaFunction.SLACK.handler(),
        () -> signedEvent(event),
        variables,
        List.of());
  }

  private static String signedEvent(String event) throws IOException {
    return SlackEventSigner.resign(
        Files.readString(EVENT_FILES.resolve(event)), SECRET, InstantSource.system());
  }

  /** Measures the first response of a process, and as {@code warm …} the median of the next. */
  private static void measure(
      Map<String, List<Double>> measured, ColdStartCandidate candidate, int rounds)
      throws IOException, InterruptedException {
    try (FunctionProcess process = candidate.start()) {
      measured
          .computeIfAbsent(candidate.name(), _ -> new ArrayList<>())
          .add(candidate.respond(process));
      double[] warm = new double[rounds];
      for (int i = 0; i < rounds; i++) {
        warm[i] = candidate.respond(process);
      }
      measured
          .computeIfAbsent("warm " + candidate.name(), _ -> new ArrayList<>())
          .add(Measurements.median(warm));
    }
  }

  private static void print(Map<String, List<Double>> measured, List<ColdStartCandidate> candidates)
      throws IOException, InterruptedException {
    measured.forEach((name, times) -> {
      String empty = (name.startsWith("warm ") ? "warm " : "") + "empty handler";
      double base = median(measured.getOrDefault(empty, List.of(1.0)));
      System.out.printf(
          Locale.ROOT,
          "%-28s median %5.0f ms  ratio %6.2f  of %s%n",
          name,
          median(times),
          median(times) / base,
          times.stream().map(Math::round).toList());
    });
    for (ColdStartCandidate candidate : candidates) {
      System.out.printf(
          Locale.ROOT,
          "%-28s %5d classes loaded, %5.1f MB%n",
          candidate.name(),
          candidate.countClasses(),
          candidate.megabytes());
    }
  }

  private static double median(List<Double> times) {
    return Measurements.median(times.stream().mapToDouble(Double::doubleValue).toArray());
  }
}
