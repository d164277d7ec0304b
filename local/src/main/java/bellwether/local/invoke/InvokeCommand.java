package bellwether.local.invoke;

import bellwether.local.cli.CliCommand;
import bellwether.local.cli.UserError;
import bellwether.local.http.LocalHttpServer;
import bellwether.local.http.StaticFileHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@code invoke FUNCTION --event FILE}: one event through the packaged zip. */
public final class InvokeCommand implements CliCommand {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String USAGE = "usage: ./bellwether invoke FUNCTION --event FILE";
  private static final String SIGNING_SECRET = "SLACK_SIGNING_SECRET";

  /** As long as template.yaml's longest. */
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private final Path home;
  private final Map<String, String> environment;
  private final PrintStream out;
  private final PrintStream err;

  /**
   * @param home the folder that holds functions/ and events/
   * @param environment what the function gets beside what Lambda sets
   */
  public InvokeCommand(
      Path home, Map<String, String> environment, PrintStream out, PrintStream err) {
    this.home = home;
    this.environment = Map.copyOf(environment);
    this.out = out;
    this.err = err;
  }

  @Override
  public String summary() {
    return "FUNCTION --event FILE   run one event through the packaged zip, as Lambda would";
  }

  @Override
  public int run(List<String> arguments) throws IOException, InterruptedException {
    if (arguments.size() != 3 || !arguments.get(1).equals("--event")) {
      throw UserError.usage(USAGE);
    }
    LambdaFunction function = LambdaFunction.fromLogicalId(arguments.get(0));
    Map<String, String> variables = functionVariables(function);
    String event =
        SlackEventSigner.resign(
            readEvent(Path.of(arguments.get(2))),
            variables.getOrDefault(SIGNING_SECRET, ""),
            InstantSource.system());
    Path taskRoot = FunctionZip.unpack(home.resolve("functions/target/functions.zip"));
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    InvocationResult outcome;
    try (LocalHttpServer site = LocalHttpServer.open(0)) {
      if (function == LambdaFunction.INBOUND_MAIL) {
        mountMailbox(site, variables);
      }
      LocalSqsQueue later = new LocalSqsQueue();
      if (function == LambdaFunction.SLACK) {
        mountQueue(site, later, variables);
      }
      try (FunctionProcess process = FunctionProcess.start(taskRoot, function, variables, log)) {
        outcome = process.invoke(event, TIMEOUT);
        Optional<String> handedOn = later.pollEvent();
        if (handedOn.isPresent() && outcome instanceof InvocationResult.Success(String body, _)) {
          out.println(body);
          outcome = process.invoke(handedOn.get(), TIMEOUT);
        }
      }
    }
    err.print(withoutClientErrorReport(log.toString(StandardCharsets.UTF_8), outcome));
    return printResult(outcome);
  }

  /** What the function hands on to itself it gets as a second event, in the same process. */
  private static void mountQueue(
      LocalHttpServer site, LocalSqsQueue later, Map<String, String> variables) {
    if (variables.getOrDefault("BELLWETHER_LATER_QUEUE", "").isEmpty()) {
      site.mount("/sqs/", later);
      variables.put("AWS_ENDPOINT_URL_SQS", site.baseUri() + "sqs/");
      variables.put("BELLWETHER_LATER_QUEUE", site.baseUri() + "sqs/later");
    }
  }

  /**
   * The client itself prints what a function threw. Where that has no trace, it is an error that
   * was foreseen, and our own line says the same.
   */
  private static String withoutClientErrorReport(String log, InvocationResult outcome) {
    if (!(outcome instanceof InvocationResult.Failure(String type, String message))) {
      return log;
    }
    String report = String.format(Locale.ROOT, "%s: %s\n%s: %s\n\n", message, type, type, message);
    return log.replace(report, "");
  }

  private int printResult(InvocationResult outcome) {
    return switch (outcome) {
      case InvocationResult.Success responded -> {
        out.println(responded.body());
        yield 0;
      }
      case InvocationResult.Failure failed -> {
        String name = failed.type().replaceFirst(".*[.$]", "");
        err.println("bellwether: " + name + ": " + failed.message());
        yield 1;
      }
      case InvocationResult.Timeout timedOut -> {
        err.println("bellwether: no answer within " + timedOut.timeout().toSeconds() + " seconds");
        yield 1;
      }
    };
  }

  /** The stored events are signed with the secret that events/env.json gives the container. */
  private Map<String, String> functionVariables(LambdaFunction function) throws IOException {
    Map<String, String> variables = new HashMap<>(environment);
    Path file = home.resolve("events/env.json");
    if (!variables.containsKey(SIGNING_SECRET) && Files.exists(file)) {
      JsonNode stored = JSON.readTree(Files.readAllBytes(file));
      String shared = stored.path("Parameters").path(SIGNING_SECRET).asText("");
      String secret = stored.path(function.logicalId()).path(SIGNING_SECRET).asText(shared);
      if (!secret.isEmpty()) {
        variables.put(SIGNING_SECRET, secret);
      }
    }
    return variables;
  }

  /** The mail of the sample events lies in a folder, which stands in for the bucket. */
  private void mountMailbox(LocalHttpServer site, Map<String, String> variables) {
    site.mount("/s3/mail/", new StaticFileHandler(home.resolve("events/mail")));
    variables.putIfAbsent("AWS_ENDPOINT_URL_S3", site.baseUri() + "s3/");
    variables.putIfAbsent("BELLWETHER_MAIL_BUCKET", "mail");
    variables.putIfAbsent("BELLWETHER_MAIL_SENDERS", "@customer.example");
  }

  private static String readEvent(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UserError(
          String.format(Locale.ROOT, "event file %s can't be read: name one of events/", file));
    }
  }
}
