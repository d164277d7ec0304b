package bellwether.local.invoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bellwether.local.dynamodb.DynamoDbLocalServer;
import bellwether.local.dynamodb.RawTables;
import bellwether.local.http.LocalHttpServer;
import bellwether.local.http.SampleMailbox;
import bellwether.local.slack.LocalSlack;
import bellwether.local.slack.LocalSlackSettings;
import bellwether.store.dynamo.DynamoStores;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Runs the functions of the zip, each in its own process, with DynamoDB Local and a local Slack.
 * Their environment is that of events/env.json, except for addresses.
 */
final class PackagedFunctions implements AutoCloseable {
  static final Path EVENTS = Path.of("../events");
  static final String CHANNEL = "vendor-alerts";

  static final Path ZIP = Path.of("../functions/target/functions.zip");
  private static final Duration TIMEOUT = Duration.ofMinutes(3);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path taskRoot = FunctionZip.unpack(ZIP);
  private final JsonNode environments = readEvent("env.json");
  private final DynamoDbLocalServer dynamo = DynamoDbLocalServer.inMemory();
  private final LocalHttpServer site = LocalHttpServer.open(0);
  private final LocalSlack slack = LocalSlack.inMemory(settings(), Clock.systemUTC());
  private final DynamoStores store = DynamoStores.connectLocal(dynamo.endpoint());
  private final Map<LambdaFunction, FunctionProcess> processes =
      new EnumMap<>(LambdaFunction.class);
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();

  PackagedFunctions() throws IOException {
    slack.mount(site);
    new SampleMailbox(EVENTS).mount(site);
    store.createMissingTables();
  }

  /** Skips the test if the zip is missing or can't run; in CI, the test fails. */
  static void assumeAvailable() {
    boolean there = Files.isRegularFile(ZIP) && System.getProperty("os.name").equals("Linux");
    boolean required = Boolean.parseBoolean(System.getenv("BELLWETHER_REQUIRE_ALL"));
    assumeTrue(there || required, "needs Linux and " + ZIP + ": mvn package builds it");
    assertThat(ZIP).isRegularFile();
  }

  static JsonNode readEvent(String event) throws IOException {
    return JSON.readTree(Files.readAllBytes(EVENTS.resolve(event)));
  }

  Path taskRoot() {
    return taskRoot;
  }

  DynamoStores store() {
    return store;
  }

  LocalSlack slack() {
    return slack;
  }

  String log() {
    return log.toString(StandardCharsets.UTF_8);
  }

  /** Sends an event of events/, with a current signature if it is signed. */
  InvocationResult invoke(LambdaFunction function, String event)
      throws IOException, InterruptedException {
    Map<String, String> variables = variables(function);
    FunctionProcess process = processes.get(function);
    if (process == null) {
      process = FunctionProcess.start(taskRoot, function, variables, log);
      processes.put(function, process);
    }
    String secret = variables.getOrDefault("SLACK_SIGNING_SECRET", "");
    String sent =
        SlackEventSigner.resign(
            Files.readString(EVENTS.resolve(event)), secret, InstantSource.system());
    return process.invoke(sent, TIMEOUT);
  }

  /** Stores the row of a stream event. */
  void putStreamImage(String table, String event) throws IOException {
    Map<String, AttributeValue> row = new HashMap<>();
    readEvent(event)
        .at("/Records/0/dynamodb/NewImage")
        .properties()
        .forEach(field -> {
          JsonNode value = field.getValue();
          row.put(
              field.getKey(),
              value.has("N")
                  ? AttributeValue.fromN(value.get("N").textValue())
                  : AttributeValue.fromS(value.required("S").textValue()));
        });
    try (DynamoDbClient client = RawTables.connect(dynamo.endpoint())) {
      client.putItem(put -> put.tableName(table).item(row));
    }
  }

  JsonNode invokeSuccessfully(LambdaFunction function, String event) throws Exception {
    InvocationResult outcome = invoke(function, event);
    assertThat(outcome).as(this::log).isInstanceOf(InvocationResult.Success.class);
    return JSON.readTree(((InvocationResult.Success) outcome).body());
  }

  /** Sends a request to SlackFunction and returns the body of its response. */
  String slackResponse(int status, String event) throws Exception {
    JsonNode response = invokeSuccessfully(LambdaFunction.SLACK, event);
    assertThat(response.required("statusCode").intValue()).isEqualTo(status);
    return response.required("body").textValue();
  }

  /** Sends a slash command and returns every text in its reply. */
  String slashCommandText(String event) throws Exception {
    JsonNode message = JSON.readTree(slackResponse(200, event));
    assertThat(message.required("response_type").textValue()).isEqualTo("ephemeral");
    return message.required("text").textValue()
        + "\n"
        + message.path("blocks").findValuesAsText("text");
  }

  @Override
  public void close() throws IOException {
    processes.values().forEach(FunctionProcess::close);
    site.close();
    slack.close();
    store.close();
    dynamo.close();
  }

  private Map<String, String> variables(LambdaFunction function) {
    Map<String, String> variables = new HashMap<>();
    environments
        .required(function.logicalId())
        .properties()
        .forEach(variable -> variables.put(variable.getKey(), variable.getValue().textValue()));
    variables.put("AWS_ENDPOINT_URL_DYNAMODB", dynamo.endpoint().toString());
    variables.replace("SLACK_API_URL", LocalSlack.apiUrl(site).toString());
    variables.replace("AWS_ENDPOINT_URL_S3", SampleMailbox.endpoint(site).toString());
    variables.replace("SLACK_CHANNEL", slack.defaultChannelId());
    variables.replace("BELLWETHER_DIGEST_HOUR", "0"); // due at any time of the day
    return variables;
  }

  private LocalSlackSettings settings() {
    return LocalSlackSettings.withSlackLimits(
        environments.at("/DeliverFunction/SLACK_BOT_TOKEN").textValue(),
        environments.at("/SlackFunction/SLACK_SIGNING_SECRET").textValue(),
        List.of(CHANNEL));
  }
}
