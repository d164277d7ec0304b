package bellwether.local.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.local.dynamodb.DynamoDbLocalServer;
import bellwether.local.http.LocalHttpServer;
import bellwether.local.slack.LocalSlack;
import bellwether.local.slack.LocalSlackSettings;
import bellwether.local.slack.request.SlackRequestSigner;
import bellwether.local.slack.workspace.LocalAppCredentials;
import bellwether.local.terminal.JsonTerminal;
import bellwether.local.terminal.TerminalLoggerProvider;
import bellwether.local.terminal.TextTerminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Sends every kind of request with recognizable secrets, while everything works and while nothing
 * does, and searches everything that is printed for them.
 */
final class LeakedSecretsTest {
  private static final String TOKEN = "xoxb-leaked-token";
  private static final String SIGNING_SECRET = "leaked-signing-secret";

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final JsonTerminal terminal =
      new JsonTerminal(new PrintStream(printed, true, UTF_8), Clock.systemUTC());
  private final List<String> responses = new ArrayList<>();

  @AfterEach
  void restoreStandardStreams() {
    TerminalLoggerProvider.printTo(new TextTerminal(System.out, System.err));
  }

  @Test
  void nothingPrinted_containsASecretOrARequest() throws Exception {
    TerminalLoggerProvider.printTo(terminal);
    LocalSlackSettings settings =
        LocalSlackSettings.withSlackLimits(TOKEN, SIGNING_SECRET, LocalDeployment.CHANNELS);
    LocalHttpServer site = LocalHttpServer.open(0);
    DynamoDbLocalServer tables = DynamoDbLocalServer.inMemory();
    try (HttpClient http = HttpClient.newHttpClient();
        LocalDeployment deployment =
            new LocalDeployment(
                tables,
                LocalSlack.inMemory(settings, Clock.systemUTC()),
                site,
                settings,
                LocalAppCredentials.environment(site.browserUri()),
                terminal,
                Clock.systemUTC())) {
      for (MarkedRequest request : MarkedRequest.all(deployment.baseUri())) {
        send(http, deployment.baseUri(), request, SIGNING_SECRET);
        send(http, deployment.baseUri(), request.cutShort(), SIGNING_SECRET);
        send(http, deployment.baseUri(), request, "another secret");
      }
      assertThat(printed.toString(UTF_8)).contains("request refused", "response rejected");
      tables.close();
      for (MarkedRequest request : MarkedRequest.all(deployment.baseUri())) {
        send(http, deployment.baseUri(), request, SIGNING_SECRET);
      }
    }

    assertThat(printed.toString(UTF_8))
        .contains("failed uninstall")
        .doesNotContain(TOKEN, SIGNING_SECRET)
        .doesNotContain(MarkedRequest.RESPONSE_URL, MarkedRequest.TRIGGER, MarkedRequest.TEXT);
    assertThat(responses)
        .hasSizeGreaterThan(100)
        .allSatisfy(response ->
            assertThat(response)
                .doesNotContain(TOKEN, SIGNING_SECRET)
                .doesNotContain(MarkedRequest.RESPONSE_URL, MarkedRequest.TRIGGER));
  }

  private void send(HttpClient http, URI site, MarkedRequest request, String secret)
      throws Exception {
    String timestamp = Long.toString(Clock.systemUTC().instant().getEpochSecond());
    byte[] body = request.body().getBytes(UTF_8);
    HttpResponse<String> response =
        http.send(
            HttpRequest.newBuilder(site.resolve("/slack/events"))
                .header("Content-Type", request.mediaType())
                .header("X-Slack-Request-Timestamp", timestamp)
                .header("X-Slack-Signature", SlackRequestSigner.sign(secret, timestamp, body))
                .POST(BodyPublishers.ofByteArray(body))
                .build(),
            BodyHandlers.ofString());
    responses.add(response.statusCode() + " " + response.body());
  }
}
