package bellwether.local.invoke;

import bellwether.local.cli.Command;
import bellwether.local.http.FeedFolder;
import bellwether.local.http.Site;
import bellwether.local.cli.UserError;
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
public final class InvokeCommand implements Command {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String USAGE = "usage: ./bellwether invoke FUNCTION --event FILE";
  private static final String SECRET = "SLACK_SIGNING_SECRET";

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
    FunctionName function = FunctionName.of(arguments.get(0));
    Map<String, String> variables = variables(function);
    String event =
        SlackEvent.fresh(
            read(Path.of(arguments.get(2))),
            variables.getOrDefault(SECRET, ""),
            InstantSource.system());
    Path taskRoot = FunctionZip.unpack(home.resolve("functions/target/functions.zip"));
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    Outcome outcome;
    try (Site site = Site.open(0)) {
      if (function == FunctionName.INBOUND_MAIL) {
        mailbox(site, variables);
      }
      LocalQueue later = new LocalQueue();
      if (function == FunctionName.SLACK) {
        queue(site, later, variables);
      }
      try (FunctionProcess process = FunctionProcess.start(taskRoot, function, variables, log)) {
        outcome = process.invoke(event, TIMEOUT);
        Optional<String> handedOn = later.next();
        if (handedOn.isPresent() && outcome instanceof Outcome.Responded(String body, _)) {
          out.println(body);
          outcome = process.invoke(handedOn.get(), TIMEOUT);
        }
      }
    }
    err.print(withoutReport(log.toString(StandardCharsets.UTF_8), outcome));
    return print(outcome);
  }

  /** What the function hands on to itself it gets as a second event, in the same process. */
  private static void queue(Site site, LocalQueue later, Map<String, String> variables) {
    if (variables.getOrDefault("BELLWETHER_LATER_QUEUE", "").isEmpty()) {
      site.mount("/sqs/", later);
      variables.put("AWS_ENDPOINT_URL_SQS", site.address() + "sqs/");
      variables.put("BELLWETHER_LATER_QUEUE", site.address() + "sqs/later");
    }
  }

  /**
   * The client itself prints what a function threw. Where that has no trace, it is an error that
   * was foreseen, and our own line says the same.
   */
  private static String withoutReport(String log, Outcome outcome) {
    if (!(outcome instanceof Outcome.Failed(String type, String message))) {
      return log;
    }
    String report = String.format(Locale.ROOT, "%s: %s\n%s: %s\n\n", message, type, type, message);
    return log.replace(report, "");
  }

  private int print(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Responded responded -> {
        out.println(responded.body());
        yield 0;
      }
      case Outcome.Failed failed -> {
        String name = failed.type().replaceFirst(".*[.$]", "");
        err.println("bellwether: " + name + ": " + failed.message());
        yield 1;
      }
      case Outcome.TimedOut timedOut -> {
        err.println("bellwether: no answer within " + timedOut.timeout().toSeconds() + " seconds");
        yield 1;
      }
    };
  }

  /** The stored events are signed with the secret that events/env.json gives the container. */
  private Map<String, String> variables(FunctionName function) throws IOException {
    Map<String, String> variables = new HashMap<>(environment);
    Path file = home.resolve("events/env.json");
    if (!variables.containsKey(SECRET) && Files.exists(file)) {
      JsonNode stored = JSON.readTree(Files.readAllBytes(file));
      String shared = stored.path("Parameters").path(SECRET).asText("");
      String secret = stored.path(function.logicalId()).path(SECRET).asText(shared);
      if (!secret.isEmpty()) {
        variables.put(SECRET, secret);
      }
    }
    return variables;
  }

  /** The mail of the sample events lies in a folder, which stands in for the bucket. */
  private void mailbox(Site site, Map<String, String> variables) {
    site.mount("/s3/mail/", new FeedFolder(home.resolve("events/mail")));
    variables.putIfAbsent("AWS_ENDPOINT_URL_S3", site.address() + "s3/");
    variables.putIfAbsent("BELLWETHER_MAIL_BUCKET", "mail");
    variables.putIfAbsent("BELLWETHER_MAIL_SENDERS", "@customer.example");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UserError(
          String.format(Locale.ROOT, "event file %s can't be read: name one of events/", file));
    }
  }
}
