package bellwether.local.invoke;

import bellwether.local.cli.CliCommand;
import bellwether.local.cli.CommandOptions;
import bellwether.local.http.LocalHttpServer;
import bellwether.local.http.SampleMailbox;
import bellwether.local.slack.LocalSlack;
import bellwether.local.slack.LocalSlackSettings;
import bellwether.local.slack.workspace.LocalWorkspace;
import bellwether.store.StoreException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * {@code invoke}: runs a function of the packaged zip with one event.
 *
 * @param home the folder that contains functions/ and events/
 * @param environment variables for the function, in addition to Lambda's own
 */
public record InvokeCommand(
    Path home, Map<String, String> environment, PrintStream out, PrintStream err)
    implements CliCommand {
  /** The longest timeout in template.yaml. */
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private static final String LOCAL_TOKEN = "xoxb-local";

  @Override
  public String name() {
    return "invoke";
  }

  @Override
  public int run(CommandOptions options) throws IOException, InterruptedException {
    LambdaFunction function = LambdaFunction.fromLogicalId(options.requireOneArgument("function"));
    Path file = Path.of(options.require("--event"));
    Map<String, String> variables = new HashMap<>(environment);
    String secret = StoredEvent.signingSecret(home, function, environment);
    if (!secret.isEmpty()) {
      variables.put(StoredEvent.SIGNING_SECRET, secret);
    }
    String event = StoredEvent.readSigned(file, secret);
    Path taskRoot = FunctionZip.unpack(FunctionZip.find(home));
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    InvocationResult outcome;
    try (LocalHttpServer site = LocalHttpServer.open(0);
        LocalSlack slack = LocalSlack.inMemory(slackSettings(secret), Clock.systemUTC())) {
      if (function == LambdaFunction.INBOUND_MAIL) {
        mountMailbox(site, variables);
      }
      LocalSqsQueue queue = new LocalSqsQueue();
      if (function == LambdaFunction.SLACK) {
        mountSlack(site, slack, variables);
        mountQueue(site, queue, variables);
      }
      try (FunctionProcess process = FunctionProcess.start(taskRoot, function, variables, log)) {
        outcome = process.invoke(event, TIMEOUT);
        Optional<String> queued = queue.pollEvent();
        if (queued.isPresent() && outcome instanceof InvocationResult.Success(String body, _)) {
          out.println(body);
          outcome = process.invoke(queued.get(), TIMEOUT);
        }
      }
    }
    err.print(withoutClientErrorReport(log.toString(StandardCharsets.UTF_8), outcome));
    return printResult(outcome);
  }

  private static LocalSlackSettings slackSettings(String signingSecret) {
    return LocalSlackSettings.withSlackLimits(LOCAL_TOKEN, signingSecret, List.of("alerts"));
  }

  /** Unless a Slack is configured, says who the people of the sample events are. */
  private static void mountSlack(
      LocalHttpServer site, LocalSlack slack, Map<String, String> variables) throws IOException {
    if (Stream.of("SLACK_API_URL", "SLACK_BOT_TOKEN")
        .allMatch(name -> variables.getOrDefault(name, "").isEmpty())) {
      slack.mount(site);
      variables.put("SLACK_API_URL", LocalSlack.apiUrl(site).toString());
      variables.put("SLACK_BOT_TOKEN", LOCAL_TOKEN);
      variables.putIfAbsent("SLACK_TEAM_ID", LocalWorkspace.TEAM);
    }
  }

  /** Gives the function a queue, whose message it receives as a second event. */
  private static void mountQueue(
      LocalHttpServer site, LocalSqsQueue queue, Map<String, String> variables) {
    if (variables.getOrDefault("BELLWETHER_LATER_QUEUE", "").isEmpty()) {
      site.mount("/sqs/", queue);
      variables.put("AWS_ENDPOINT_URL_SQS", site.baseUri() + "sqs/");
      variables.put("BELLWETHER_LATER_QUEUE", site.baseUri() + "sqs/later");
    }
  }

  /**
   * Removes the Runtime Interface Client's report of an exception of Bellwether, whose message
   * names the cause. The stack trace of any other exception is of interest.
   */
  static String withoutClientErrorReport(String log, InvocationResult outcome) {
    if (!(outcome instanceof InvocationResult.Failure(String type, String message))
        || !type.startsWith("bellwether.")) {
      return log;
    }
    String report = message + ": " + type + "\n" + type + ": " + message + "\n";
    String frames = "(?:(?:\\tat |Caused by: |\\t\\.\\.\\. ).*\\n)*\\n?";
    return log.replaceFirst(Pattern.quote(report) + frames, "");
  }

  private int printResult(InvocationResult outcome) {
    if (outcome instanceof InvocationResult.Success responded) {
      out.println(responded.body());
      return 0;
    }
    err.println("bellwether: " + describe(outcome));
    return 1;
  }

  /** Says in one line why there is no response, and what to do. */
  static String describe(InvocationResult outcome) {
    return switch (outcome) {
      case InvocationResult.Success _ -> "the function responded";
      case InvocationResult.Failure(String type, String message)
          when type.equals(FunctionProcess.EXIT_ERROR) ->
          message
              + " before it answered: its output above says why, unless it was killed; it needs"
              + " 1 GB of free memory";
      case InvocationResult.Failure(String type, String message)
          when type.equals(StoreException.class.getName()) ->
          message
              + ": start ./bellwether run, and set AWS_ENDPOINT_URL_DYNAMODB to the address of"
              + " DynamoDB that it prints";
      case InvocationResult.Failure(String type, String message) ->
          type.replaceFirst(".*[.$]", "") + ": " + message;
      case InvocationResult.Timeout(Duration timeout) ->
          "no response within "
              + timeout.toSeconds()
              + " seconds: see the function's output above, or try again when this machine is less"
              + " busy";
    };
  }

  /** Serves the e-mail of the sample events in place of an S3 bucket. */
  private void mountMailbox(LocalHttpServer site, Map<String, String> variables) {
    SampleMailbox mailbox = new SampleMailbox(home.resolve("events"));
    mailbox.mount(site);
    variables.putIfAbsent("AWS_ENDPOINT_URL_S3", SampleMailbox.endpoint(site).toString());
    variables.putIfAbsent("BELLWETHER_MAIL_BUCKET", SampleMailbox.BUCKET);
    variables.putIfAbsent("BELLWETHER_MAIL_SENDERS", LocalWorkspace.TEAM + ":@customer.example");
  }
}
