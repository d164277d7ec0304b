package bellwether.local.invoke;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.advisory.StatedFacts;
import bellwether.domain.feed.FeedState;
import bellwether.domain.notice.Alert;
import bellwether.domain.notice.Delivery;
import bellwether.domain.vendor.Vendor;
import bellwether.feed.catalogue.Catalogue;
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
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each file of events/ through the packaged zip under the Runtime Interface Client. The cases are
 * one story, told in order: a workspace begins to watch Mimecast, hears of it, and leaves.
 */
@TestInstance(Lifecycle.PER_CLASS)
final class SampleEventsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TEAM = "T0123456789";
  private static final String TITLE = "Mimecast confirms SolarWinds intruders took source code";

  private final Map<String, EventCheck> cases = new LinkedHashMap<>();
  private PackagedFunctions functions;

  /** What is done with an event, and what must come of it. */
  private interface EventCheck {
    void check(String event) throws Exception;
  }

  @BeforeAll
  void start() throws IOException {
    PackagedFunctions.assumeAvailable();
    functions = new PackagedFunctions();
    cases.put("poll-schedule.json", this::pollNothingDue);
    cases.put("slack-url-verification.json", this::verifyUrl);
    cases.put("slack-wrong-signature.json", this::wrongSignature);
    cases.put(
        "slack-help.json", event -> assertThat(slashCommandText(event)).contains("/breach watch"));
    cases.put("slack-unknown.json", this::unknownCommand);
    cases.put("slack-watch.json", this::watch);
    cases.put(
        "slack-vendors.json", event -> assertThat(slashCommandText(event)).contains("Mimecast"));
    cases.put("match-stream.json", this::matchStream);
    cases.put("deliver-sweep.json", this::deliverSweep);
    cases.put("match-sweep.json", this::matchSweep);
    cases.put("deliver-stream.json", this::deliverStream);
    cases.put("slack-lookup.json", event -> assertThat(slashCommandText(event)).contains(TITLE));
    cases.put(
        "slack-why.json",
        event -> assertThat(slashCommandText(event)).contains(TITLE).contains("decided by"));
    cases.put(
        "slack-test.json",
        event ->
            assertThat(slashCommandText(event)).contains("Mimecast is a victim of this breach"));
    cases.put("inbound-mail.json", this::receiveMail);
    cases.put(
        "slack-feeds.json", event -> assertThat(slashCommandText(event)).contains("SecurityWeek"));
    cases.put(
        "slack-feeds-add.json",
        event ->
            assertThat(slashCommandText(event)).contains("Added newsroom.example/breaches.xml"));
    cases.put(
        "slack-recent.json", event -> assertThat(slashCommandText(event)).contains("Mimecast"));
    cases.put(
        "slack-status.json", event -> assertThat(slashCommandText(event)).contains("delivered"));
    cases.put(
        "slack-digest.json", event -> assertThat(slashCommandText(event)).contains("on its way"));
    // The triggers and the channel of stored events are long over: what is asked for is said so.
    cases.put(
        "slack-settings.json",
        event -> assertThat(slashCommandText(event)).contains("could not open the dialog"));
    cases.put(
        "slack-import.json",
        event -> assertThat(slashCommandText(event)).contains("could not open the dialog"));
    cases.put(
        "slack-export.json",
        event -> assertThat(slashCommandText(event)).contains("could not be uploaded"));
    cases.put("slack-later.json", this::finishQueuedCommand);
    cases.put("slack-click.json", event -> assertThat(responseBody(event)).isEmpty());
    cases.put("slack-home.json", event -> assertThat(responseBody(event)).isEmpty());
    cases.put(
        "slack-submission.json",
        event -> assertThat(responseBody(event)).contains("Unknown time zone"));
    cases.put("digest-schedule.json", this::digest);
    cases.put("slack-unwatch.json", this::unwatch);
    cases.put("slack-install.json", this::install);
    cases.put("slack-oauth-redirect.json", this::oauthRedirect);
    cases.put("slack-app-uninstalled.json", this::uninstalled);
    cases.put("bad-event.json", this::badEvent);
  }

  @AfterAll
  void stop() throws IOException {
    if (functions != null) {
      functions.close();
      // Case 68: whatever was done above, no secret of it is in the log.
      assertThat(functions.log())
          .doesNotContain("not-for-production", "xoxb-", "hooks.slack.com", "trigger_id");
    }
  }

  @TestFactory
  Stream<DynamicTest> event_isAnsweredByThePackagedFunction() {
    return cases.entrySet().stream()
        .map(entry ->
            DynamicTest.dynamicTest(entry.getKey(), () -> entry.getValue().check(entry.getKey())));
  }

  @Test
  void events_allHaveAnExpectation() throws IOException {
    try (Stream<Path> files = Files.list(PackagedFunctions.EVENTS)) {
      Set<String> names =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".json") && !name.equals("env.json"))
              .collect(Collectors.toCollection(TreeSet::new));
      assertThat(cases.keySet()).containsExactlyInAnyOrderElementsOf(names);
    }
  }

  @Test
  void handlers_ofTheTemplateAreInTheZip() throws IOException {
    Map<String, String> named = new TreeMap<>();
    Matcher function =
        Pattern.compile("(?m)^  (\\w+):\\n(?:    .*\\n)*?      Handler: (\\S+)$")
            .matcher(Files.readString(Path.of("../template.yaml")));
    while (function.find()) {
      named.put(function.group(1), function.group(2));
    }
    Map<String, String> known = new TreeMap<>();
    for (LambdaFunction name : LambdaFunction.values()) {
      known.put(name.logicalId(), name.handler());
      assertThat(functions.taskRoot().resolve(name.handler().replace('.', '/') + ".class"))
          .isRegularFile();
    }
    assertThat(named).isEqualTo(known);
  }

  @ParameterizedTest
  @EnumSource(
      value = LambdaFunction.class,
      names = {"POLL", "MATCH", "DELIVER", "DIGEST"})
  void badEvent_isOneLineFromEveryFunctionAndNoTrace(LambdaFunction function) throws Exception {
    int before = functions.log().length();

    InvocationResult outcome = functions.invoke(function, "bad-event.json");

    assertThat(outcome)
        .isInstanceOfSatisfying(
            InvocationResult.Failure.class,
            failed -> assertThat(failed.message()).contains("pass one like those in events/"));
    assertThat(functions.log().substring(before)).doesNotContain("\tat ");
  }

  /** The built-in feeds are none of this test's business: none of them is due. */
  private void pollNothingDue(String event) throws Exception {
    Instant later = Instant.now().plusSeconds(86_400);
    Catalogue.builtIn()
        .forEach(feed ->
            functions
                .store()
                .feedStates()
                .save(FeedState.neverPolled(feed.name()).withNextPollAt(later)));

    assertThat(invokeSuccessfully(LambdaFunction.POLL, event))
        .isEqualTo(JSON.readTree("{\"polled\":0,\"unchanged\":0,\"failed\":0,\"added\":0}"));
  }

  private void verifyUrl(String event) throws Exception {
    JsonNode answer = invokeSuccessfully(LambdaFunction.SLACK, event);
    assertThat(answer.required("statusCode").intValue()).isEqualTo(200);
    JsonNode sent = JSON.readTree(PackagedFunctions.readEvent(event).required("body").textValue());
    assertThat(JSON.readTree(answer.required("body").textValue()))
        .isEqualTo(JSON.createObjectNode().set("challenge", sent.required("challenge")));
  }

  private void wrongSignature(String event) throws Exception {
    JsonNode answer = invokeSuccessfully(LambdaFunction.SLACK, event);
    assertThat(answer.required("statusCode").intValue()).isEqualTo(401);
    assertThat(answer.required("body").textValue()).isEmpty();
  }

  private void unknownCommand(String event) throws Exception {
    assertThat(slashCommandText(event)).contains("/breach watch").doesNotContain("<@U1>");
  }

  private void watch(String event) throws Exception {
    assertThat(slashCommandText(event)).contains("Mimecast");
    assertThat(functions.store().customers().vendors(TEAM))
        .extracting(Vendor::name)
        .containsExactly("Mimecast");
  }

  private void matchStream(String event) throws Exception {
    functions.putStreamImage("bellwether-advisories", event);

    assertDone(invokeSuccessfully(LambdaFunction.MATCH, event));

    assertThat(functions.store().advisories().findUnmatched(10)).isEmpty();
    assertThat(deliveries())
        .singleElement()
        .satisfies(delivery -> {
          assertThat(delivery.state()).isEqualTo(Delivery.State.PENDING);
          assertThat(delivery.notice())
              .isInstanceOfSatisfying(
                  Alert.class, alert -> assertThat(alert.title()).isEqualTo(TITLE));
        });
  }

  private void deliverSweep(String event) throws Exception {
    assertThat(invokeSuccessfully(LambdaFunction.DELIVER, event))
        .isEqualTo(JSON.readTree("{\"moved\":1}"));

    assertThat(posted())
        .singleElement()
        .satisfies(message -> assertThat(message.text()).contains("Mimecast"));
    assertThat(deliveries()).extracting(Delivery::state).containsOnly(Delivery.State.SENT);
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

    assertThat(invokeSuccessfully(LambdaFunction.MATCH, event))
        .isEqualTo(JSON.readTree("{\"matched\":1}"));
  }

  private void deliverStream(String event) throws Exception {
    functions.putStreamImage("bellwether-deliveries", event);

    assertDone(invokeSuccessfully(LambdaFunction.DELIVER, event));

    String id = PackagedFunctions.readEvent(event).at("/Records/0/dynamodb/Keys/id/S").textValue();
    assertThat(functions.store().deliveries().find(id))
        .get()
        .extracting(Delivery::state)
        .isEqualTo(Delivery.State.SENT);
    assertThat(posted()).hasSize(2);
  }

  private void receiveMail(String event) throws Exception {
    assertThat(invokeSuccessfully(LambdaFunction.INBOUND_MAIL, event))
        .isEqualTo(JSON.readTree("{\"taken\":1,\"refused\":0}"));
    assertThat(functions.store().advisories().findUnmatched(50))
        .filteredOn(advisory -> advisory.feed().equals("E-mail"))
        .singleElement()
        .satisfies(advisory -> {
          assertThat(advisory.title())
              .isEqualTo("Mimecast confirms data breach at its support desk");
          assertThat(advisory.audience()).containsExactly("T0123456789");
        });
  }

  private void finishQueuedCommand(String event) throws Exception {
    assertThat(invokeSuccessfully(LambdaFunction.SLACK, event))
        .isEqualTo(JSON.readTree("{\"finished\":1}"));
  }

  private void digest(String event) throws Exception {
    assertThat(invokeSuccessfully(LambdaFunction.DIGEST, event))
        .isEqualTo(JSON.readTree("{\"digests\":1,\"feeds\":0}"));
  }

  private void unwatch(String event) throws Exception {
    assertThat(slashCommandText(event)).contains("Mimecast");
    assertThat(functions.store().customers().vendors(TEAM)).isEmpty();
  }

  private void install(String event) throws Exception {
    JsonNode answer = invokeSuccessfully(LambdaFunction.SLACK, event);
    assertThat(answer.required("statusCode").intValue()).isEqualTo(302);
    assertThat(answer.at("/headers/location").textValue())
        .contains("/oauth/v2/authorize?client_id=1111111111111.2222222222222");
    assertThat(answer.at("/cookies/0").textValue()).endsWith("; HttpOnly; SameSite=Lax; Secure");
  }

  /** Nobody began this installation, at least not within ten minutes. */
  private void oauthRedirect(String event) throws Exception {
    JsonNode answer = invokeSuccessfully(LambdaFunction.SLACK, event);
    assertThat(answer.required("statusCode").intValue()).isEqualTo(400);
    assertThat(answer.required("body").textValue()).contains("Open /slack/install again");
  }

  private void uninstalled(String event) throws Exception {
    JsonNode answer = invokeSuccessfully(LambdaFunction.SLACK, event);
    assertThat(answer.required("statusCode").intValue()).isEqualTo(200);
    assertThat(functions.store().installations().find(TEAM))
        .get()
        .satisfies(installation -> assertThat(installation.revokedAt()).isNotNull());
  }

  /** To Slack's function it is a bad request, which it answers; see above for the others. */
  private void badEvent(String event) throws Exception {
    JsonNode answer = invokeSuccessfully(LambdaFunction.SLACK, event);
    assertThat(answer.required("statusCode").intValue()).isEqualTo(400);
    assertThat(answer.required("body").textValue()).contains("not an HTTP API request");
  }

  private static void assertDone(JsonNode answer) throws IOException {
    assertThat(answer).isEqualTo(JSON.readTree("{\"batchItemFailures\":[]}"));
  }

  /** What a slash command shows: all the words of the answer, as Slack would get them. */
  private String slashCommandText(String event) throws Exception {
    JsonNode answer = invokeSuccessfully(LambdaFunction.SLACK, event);
    assertThat(answer.required("statusCode").intValue()).isEqualTo(200);
    JsonNode message = JSON.readTree(answer.required("body").textValue());
    assertThat(message.required("response_type").textValue()).isEqualTo("ephemeral");
    return message.required("text").textValue()
        + "\n"
        + message.path("blocks").findValuesAsText("text");
  }

  /** What goes back where nothing is shown in the channel. */
  private String responseBody(String event) throws Exception {
    JsonNode answer = invokeSuccessfully(LambdaFunction.SLACK, event);
    assertThat(answer.required("statusCode").intValue()).isEqualTo(200);
    return answer.required("body").textValue();
  }

  private JsonNode invokeSuccessfully(LambdaFunction function, String event) throws Exception {
    InvocationResult outcome = functions.invoke(function, event);
    assertThat(outcome).as(functions::log).isInstanceOf(InvocationResult.Success.class);
    return JSON.readTree(((InvocationResult.Success) outcome).body());
  }

  private List<PostedMessage> posted() {
    return functions.slack().messages(PackagedFunctions.CHANNEL);
  }

  private List<Delivery> deliveries() {
    return functions.store().deliveries().findRecent(TEAM, 10);
  }
}
