package bellwether.local.invoke;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.advisory.StatedFacts;
import bellwether.domain.feed.FeedState;
import bellwether.domain.notice.Alert;
import bellwether.domain.notice.Delivery;
import bellwether.domain.vendor.Vendor;
import bellwether.feed.catalogue.Catalogue;
import bellwether.local.slack.workspace.LocalWorkspace;
import bellwether.local.slack.workspace.PostedMessage;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * Sends each file of events/ to the packaged functions. The order matters: a workspace watches
 * Mimecast, receives an alert, and uninstalls the app.
 */
@TestInstance(Lifecycle.PER_CLASS)
final class SampleEventsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TEAM = LocalWorkspace.TEAM;
  private static final String TITLE = "Mimecast confirms SolarWinds intruders took source code";
  private final Map<String, EventCheck> cases = new LinkedHashMap<>();
  private PackagedFunctions functions;

  private interface EventCheck {
    void check(String event) throws Exception;
  }

  @BeforeAll
  void start() throws IOException {
    PackagedFunctions.assumeAvailable();
    functions = new PackagedFunctions();
    cases.put("poll-schedule.json", this::pollNothingDue);
    cases.put("slack-url-verification.json", this::verifyUrl);
    cases.put(
        "slack-wrong-signature.json",
        event -> assertThat(functions.slackResponse(401, event)).isEmpty());
    expectText("slack-help.json", "/breach watch");
    cases.put("slack-unknown.json", this::unknownCommand);
    cases.put("slack-watch.json", this::watch);
    expectText("slack-vendors.json", "Mimecast");
    cases.put("match-stream.json", this::matchStream);
    expectJson("deliver-sweep.json", LambdaFunction.DELIVER, "{\"moved\":1}");
    expectJson("forward-sweep.json", LambdaFunction.FORWARD, "{\"moved\":0}");
    cases.put("match-sweep.json", this::matchSweep);
    cases.put("deliver-stream.json", this::deliverStream);
    expectText("slack-lookup.json", TITLE);
    expectText("slack-why.json", TITLE, "An alert needs");
    expectText("slack-test.json", "Mimecast is a victim of this breach");
    cases.put("inbound-mail.json", this::receiveMail);
    expectText("slack-feeds.json", "SecurityWeek");
    expectText("slack-feeds-add.json", "Added newsroom.example/breaches.xml");
    expectText("slack-recent.json", "Mimecast");
    expectText("slack-status.json", "delivered");
    expectText("slack-digest.json", "on its way");
    expectText("slack-export.json", "was sent to you as a direct message");
    expectText("slack-export-coverage.json", "were sent to you as direct messages");
    // Stored triggers are not valid, which the replies say.
    expectText("slack-settings.json", "could not open the dialog");
    expectText("slack-import.json", "could not open the dialog");
    expectJson("slack-later.json", LambdaFunction.SLACK, "{\"finished\":1}");
    for (String event : List.of("slack-click.json", "slack-home.json")) {
      cases.put(event, _ -> assertThat(functions.slackResponse(200, event)).isEmpty());
    }
    expectBody("slack-submission.json", 200, "Unknown time zone");
    expectJson("digest-schedule.json", LambdaFunction.DIGEST, "{\"digests\":1,\"feeds\":0}");
    cases.put("slack-unwatch.json", this::unwatch);
    cases.put("slack-install.json", this::install);
    // This installation was not started within the last ten minutes.
    expectBody("slack-oauth-redirect.json", 400, "Open /slack/install again");
    cases.put("slack-app-uninstalled.json", this::uninstalled);
    expectBody("bad-event.json", 400, "not an HTTP API request");
  }

  private void expectBody(String event, int status, String text) {
    cases.put(event, _ -> assertThat(functions.slackResponse(status, event)).contains(text));
  }

  private void expectText(String event, String... texts) {
    cases.put(event, _ -> assertThat(functions.slashCommandText(event)).contains(texts));
  }

  private void expectJson(String event, LambdaFunction function, String json) {
    cases.put(event, _ -> assertJson(function, event, json));
  }

  private void assertJson(LambdaFunction function, String event, String json) throws Exception {
    assertThat(functions.invokeSuccessfully(function, event)).isEqualTo(JSON.readTree(json));
  }

  @AfterAll
  void stop() throws IOException {
    if (functions != null) {
      functions.close();
      // Case 68: none of the events above leaves a secret in the log.
      assertThat(functions.log())
          .doesNotContain(
              "not-for-production", "xoxb-", "hooks.slack.com", "trigger_id=", "trigger_id\"");
    }
  }

  @TestFactory
  Stream<DynamicTest> event_isHandledByThePackagedFunction() {
    return cases.entrySet().stream()
        .map(entry ->
            DynamicTest.dynamicTest(entry.getKey(), () -> entry.getValue().check(entry.getKey())));
  }

  @Test
  void events_allHaveAnExpectation() throws IOException {
    try (Stream<Path> files = Files.list(PackagedFunctions.EVENTS)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .filteredOn(name -> name.endsWith(".json") && !name.equals("env.json"))
          .containsExactlyInAnyOrderElementsOf(cases.keySet());
    }
  }

  /** No feed is due, so that the test polls none of the built-in feeds. */
  private void pollNothingDue(String event) throws Exception {
    Instant later = Instant.now().plusSeconds(86_400);
    Catalogue.builtIn()
        .forEach(feed ->
            functions
                .store()
                .feedStates()
                .save(FeedState.neverPolled(feed.name()).withNextPollAt(later)));
    assertThat(functions.invokeSuccessfully(LambdaFunction.POLL, event))
        .isNotEmpty()
        .allMatch(count -> count.isInt() && count.intValue() == 0);
  }

  private void verifyUrl(String event) throws Exception {
    JsonNode sent = JSON.readTree(PackagedFunctions.readEvent(event).required("body").textValue());
    assertThat(JSON.readTree(functions.slackResponse(200, event)))
        .isEqualTo(JSON.createObjectNode().set("challenge", sent.required("challenge")));
  }

  private void unknownCommand(String event) throws Exception {
    assertThat(functions.slashCommandText(event)).contains("/breach watch").doesNotContain("<@U1>");
  }

  private void watch(String event) throws Exception {
    assertThat(functions.slashCommandText(event)).contains("Mimecast");
    assertThat(functions.store().customers().vendors(TEAM))
        .extracting(Vendor::name)
        .containsExactly("Mimecast");
  }

  private void matchStream(String event) throws Exception {
    functions.putStreamImage("bellwether-advisories", event);
    assertJson(LambdaFunction.MATCH, event, "{\"batchItemFailures\":[]}");

    assertThat(functions.store().advisories().findUnmatched(10)).isEmpty();
    assertThat(deliveries())
        .singleElement()
        .extracting(Delivery::state, delivery -> ((Alert) delivery.notice()).title())
        .containsExactly(Delivery.State.PENDING, TITLE);
  }

  private void matchSweep(String event) throws Exception {
    functions
        .store()
        .advisories()
        .add(
            new Advisory(
                "left-by-the-stream",
                "Wire",
                "Harbour Bank was breached",
                null,
                "",
                null,
                StatedFacts.victims(List.of()),
                Instant.now()));

    assertJson(LambdaFunction.MATCH, event, "{\"summaries\":0,\"matched\":1}");
  }

  private void deliverStream(String event) throws Exception {
    functions.putStreamImage("bellwether-deliveries", event);
    assertJson(LambdaFunction.DELIVER, event, "{\"batchItemFailures\":[]}");

    String id = PackagedFunctions.readEvent(event).at("/Records/0/dynamodb/Keys/id/S").textValue();
    assertThat(functions.store().deliveries().find(id))
        .get()
        .extracting(Delivery::state)
        .isEqualTo(Delivery.State.SENT);
    assertThat(functions.slack().messages(PackagedFunctions.CHANNEL))
        .hasSize(2)
        .first()
        .extracting(PostedMessage::text)
        .asString()
        .contains("Mimecast");
    assertThat(deliveries()).extracting(Delivery::state).containsOnly(Delivery.State.SENT);
  }

  private void receiveMail(String event) throws Exception {
    assertJson(LambdaFunction.INBOUND_MAIL, event, "{\"taken\":1,\"refused\":0}");
    assertThat(functions.store().advisories().findUnmatched(50))
        .filteredOn(advisory -> advisory.feed().equals("E-mail"))
        .singleElement()
        .extracting(Advisory::title, Advisory::audience)
        .containsExactly("Mimecast confirms data breach at its support desk", Set.of(TEAM));
  }

  private void unwatch(String event) throws Exception {
    assertThat(functions.slashCommandText(event)).contains("Mimecast");
    assertThat(functions.store().customers().vendors(TEAM)).isEmpty();
  }

  private void install(String event) throws Exception {
    JsonNode answer = functions.invokeSuccessfully(LambdaFunction.SLACK, event);
    assertThat(answer.required("statusCode").intValue()).isEqualTo(302);
    assertThat(answer.at("/headers/location").textValue())
        .contains("/oauth/v2/authorize?client_id=1111111111111.2222222222222");
    assertThat(answer.at("/cookies/0").textValue()).endsWith("; HttpOnly; SameSite=Lax; Secure");
  }

  private void uninstalled(String event) throws Exception {
    var _ = functions.slackResponse(200, event);
    assertThat(functions.store().installations().find(TEAM))
        .get()
        .satisfies(installation -> assertThat(installation.revokedAt()).isNotNull());
  }

  private List<Delivery> deliveries() {
    return functions.store().deliveries().findRecent(TEAM, 10);
  }
}
