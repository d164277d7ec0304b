package bellwether.local.invoke;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.local.command.RunInBackground;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/**
 * The functions with the environment of events/env.json and {@code run --listen}, as SAM runs them
 * in containers: they know this machine by the name host.docker.internal only, which stands for an
 * address that is not the default one.
 */
@TestInstance(Lifecycle.PER_CLASS)
final class FunctionsInContainersTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration TIMEOUT = Duration.ofMinutes(3);
  private static final String ADDRESS = "127.0.0.2";

  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private Path folder;
  private RunInBackground run;
  private URI slack;
  private URI dynamo;

  @BeforeAll
  void start(@TempDir Path temporary) throws Exception {
    folder = temporary;
    PackagedFunctions.assumeAvailable();
    Files.writeString(folder.resolve("hosts"), ADDRESS + " host.docker.internal\n");
    Files.writeString(
        folder.resolve("feeds.json"),
        "[{\"name\": \"Nobody\", \"url\": \"http://127.0.0.1:1/\", \"format\": \"syndication\"}]");
    run =
        new RunInBackground(
            Path.of(".."),
            Map.of(),
            "--listen",
            ADDRESS,
            "--port",
            "0",
            "--data",
            folder.resolve("data").toString(),
            "--feeds",
            folder.resolve("feeds.json").toString(),
            "--vendors",
            PackagedFunctions.EVENTS.resolve("vendors.csv").toString());
    slack = URI.create(run.awaitLine("Local Slack:"));
    dynamo = URI.create(run.awaitLine("DynamoDB:"));
  }

  @AfterAll
  void stop() throws Exception {
    if (run != null) {
      run.close();
    }
  }

  private JsonNode invoke(LambdaFunction function, String event) throws Exception {
    Map<String, String> variables = variables(function);
    String secret = variables.getOrDefault("SLACK_SIGNING_SECRET", "");
    try (FunctionProcess process =
        FunctionProcess.start(
            FunctionZip.unpack(PackagedFunctions.ZIP),
            function.logicalId(),
            function.handler(),
            variables,
            List.of("-Djdk.net.hosts.file=" + folder.resolve("hosts")),
            log)) {
      String signed =
          SlackEventSigner.resign(
              Files.readString(PackagedFunctions.EVENTS.resolve(event)),
              secret,
              InstantSource.system());
      InvocationResult result = process.invoke(signed, TIMEOUT);
      assertThat(result).as(() -> log.toString(UTF_8)).isInstanceOf(InvocationResult.Success.class);
      return JSON.readTree(((InvocationResult.Success) result).body());
    }
  }

  /** The ports in events/env.json may be in use on the machine of the test. */
  private Map<String, String> variables(LambdaFunction function) throws IOException {
    Map<String, String> variables = new HashMap<>();
    PackagedFunctions.readEvent("env.json")
        .required(function.logicalId())
        .properties()
        .forEach(variable ->
            variables.put(
                variable.getKey(),
                variable
                    .getValue()
                    .textValue()
                    .replace("internal:8000", "internal:" + dynamo.getPort())
                    .replace("internal:3000", "internal:" + slack.getPort())));
    return variables;
  }

  @Test
  void vendors_areThoseOfRun() throws Exception {
    JsonNode answer = invoke(LambdaFunction.SLACK, "slack-vendors.json");

    assertThat(answer.required("body").textValue()).contains("Mimecast", "SolarWinds");
  }

  @Test
  void export_isUploadedAtTheNameThatTheContainerKnows() throws Exception {
    JsonNode answer = invoke(LambdaFunction.SLACK, "slack-export.json");

    assertThat(answer.required("body").textValue()).contains("vendors.csv");
  }

  @Test
  void mail_isReadFromTheBucketOfRun() throws Exception {
    assertThat(invoke(LambdaFunction.INBOUND_MAIL, "inbound-mail.json"))
        .isEqualTo(JSON.readTree("{\"taken\":1,\"refused\":0}"));
  }

  @Test
  void install_sendsTheBrowserToAnAddressOfThisMachine() throws Exception {
    JsonNode answer = invoke(LambdaFunction.SLACK, "slack-install.json");

    assertThat(answer.at("/headers/location").textValue())
        .startsWith(slack.resolve("/oauth/v2/authorize?client_id=").toString());
  }
}
