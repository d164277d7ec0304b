package bellwether.local.invoke;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.Advisory;
import bellwether.domain.Alert;
import bellwether.domain.Delivery;
import bellwether.domain.FeedState;
import bellwether.domain.Stated;
import bellwether.domain.Vendor;
import bellwether.feed.Catalogue;
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
final class EventsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TEAM = "T0123456789";
  private static final String TITLE = "Mimecast confirms SolarWinds intruders took source code";

  private final Map<String, Case> cases = new LinkedHashMap<>();
  private PackagedFunctions functions;

  /** What is done with an event, and what must come of it. */
  private interface Case {
    void check(String event) throws Exception;
  }

  @BeforeAll
  void start() throws IOException {
    PackagedFunctions.assumeThere();
    functions = new PackagedFunctions();
    cases.put("poll-schedule.json", this::poll);
    cases.put("slack-url-verification.json", this::handshake);
    cases.put("slack-wrong-signature.json", this::wrongSignature);
    cases.put("slack-help.json", event -> assertThat(slash(event)).contains("/breach watch"));
    cases.put("slack-unknown.json", this::unknownCommand);
    cases.put("slack-watch.json", this::watch);
    cases.put("slack-vendors.json", event -> assertThat(slash(event)).contains("Mimecast"));
    cases.put("match-stream.json", this::matchStream);
    cases.put("deliver-sweep.json", this::deliverSweep);
    cases.put("match-sweep.json", this::matchSweep);
    cases.put("deliver-stream.json", this::deliverStream);
    cases.put("slack-lookup.json", event -> assertThat(slash(event)).contains(TITLE));
    cases.put(
        "slack-why.json", event -> assertThat(slash(event)).contains(TITLE).contains("decided by"));
    cases.put(
        "slack-test.json",
        event -> assertThat(slash(event)).contains("Mimecast is a victim of this breach"));
    cases.put("inbound-mail.json", this::mail);
    cases.put("slack-feeds.json", event -> assertThat(slash(event)).contains("SecurityWeek"));
    cases.put(
        "slack-feeds-add.json",
        event -> assertThat(slash(event)).contains("Reading newsroom.example/breaches.xml"));
    cases.put("slack-recent.json", event -> assertThat(slash(event)).contains("Mimecast"));
    cases.put("slack-status.json", event -> assertThat(slash(event)).contains("delivered"));
    cases.put("slack-digest.json", event -> assertThat(slash(event)).contains("on its way"));
    // The triggers and the channel of stored events are long over: what is asked for is said so.
    cases.put("slack-settings.json", event -> assertThat(slash(event)).contains("did not open"));
    cases.put("slack-import.json", event -> assertThat(slash(event)).contains("did not open"));
    cases.put("slack-export.json", event -> assertThat(slash(event)).contains("could not be put"));
    cases.put("slack-later.json", this::later);
    cases.put("slack-click.json", event -> assertThat(body(event)).isEmpty());
    cases.put("slack-home.json", event -> assertThat(body(event)).isEmpty());
    cases.put(
        "slack-submission.json", event -> assertThat(body(event)).contains("No such time zone"));
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
    for (FunctionName name : FunctionName.values()) {
      known.put(name.logicalId(), name.handler());
      assertThat(functions.taskRoot().resolve(name.handler().replace('.', '/') + ".class"))
          .isRegularFile();
    }
    assertThat(named).isEqualTo(known);
  }

  @ParameterizedTest
  @EnumSource(
      value = FunctionName.class,
      names = {"POLL", "MATCH", "DELIVER", "DIGEST"})
  void badEvent_isOneLineFromEveryFunctionAndNoTrace(FunctionName function) throws Exception {
    int before = functions.log().length();

    Outcome outcome = functions.invoke(function, "bad-event.json");

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            failed -> assertThat(failed.message()).contains("pass one like those in events/"));
    assertThat(functions.log().substring(before)).doesNotContain("\tat ");
  }

  /** The built-in feeds are none of this test's business: none of them is due. */
  private void poll(String event) throws Exception {
    Instant later = Instant.now().plusSeconds(86_400);
    Catalogue.builtIn()
        .forEach(feed ->
            functions
                .store()
                .feeds("bellwether-feeds")
                .save(FeedState.never(feed.name()).dueAt(later)));

    assertThat(answer(FunctionName.POLL, event))
        .isEqualTo(JSON.readTree("{\"polled\":0,\"unchanged\":0,\"failed\":0,\"added\":0}"));
  }

  private void handshake(String event) throws Exception {
    JsonNode answer = answer(FunctionName.SLACK, event);
    assertThat(answer.required("statusCode").intValue()).isEqualTo(200);
    JsonNode sent = JSON.readTree(PackagedFunctions.read(event).required("body").textValue());
    assertThat(JSON.readTree(answer.required("body").textValue()))
        .isEqualTo(JSON.createObjectNode().set("challenge", sent.required("challenge")));
  }

  private void wrongSignature(String event) throws Exception {
    JsonNode answer = answer(FunctionName.SLACK, event);
    assertThat(answer.required("statusCode").intValue()).isEqualTo(401);
    assertThat(answer.required("body").textValue()).isEmpty();
  }

  private void unknownCommand(String event) throws Exception {
    assertThat(slash(event)).contains("/breach watch").doesNotContain("<@U1>");
  }

  private void watch(String event) throws Exception {
    assertThat(slash(event)).contains("Mimecast");
    assertThat(functions.store().customers("bellwether-customers").vendors(TEAM))
        .extracting(Vendor::name)
        .containsExactly("Mimecast");
  }

  private void matchStream(String event) throws Exception {
    functions.putRow("bellwether-advisories", event);

    assertDone(answer(FunctionName.MATCH, event));

    assertThat(functions.store().advisories("bellwether-advisories").unmatched(10)).isEmpty();
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
    assertThat(answer(FunctionName.DELIVER, event)).isEqualTo(JSON.readTree("{\"moved\":1}"));

    assertThat(posted())
        .singleElement()
        .satisfies(message -> assertThat(message.text()).contains("Mimecast"));
    assertThat(deliveries()).extracting(Delivery::state).containsOnly(Delivery.State.SENT);
  }

  private void matchSweep(String event) throws Exception {
    functions
        .store()
        .advisories("bellwether-advisories")
        .add(
            new Advisory(
                "left-by-the-stream",
                "Wire",
                "Harbour Bank was breached",
                null,
                "",
                null,
                Stated.victims(List.of()),
                Instant.now()));

    assertThat(answer(FunctionName.MATCH, event)).isEqualTo(JSON.readTree("{\"matched\":1}"));
  }

  private void deliverStream(String event) throws Exception {
    functions.putRow("bellwether-deliveries", event);

    assertDone(answer(FunctionName.DELIVER, event));

    String id = PackagedFunctions.read(event).at("/Records/0/dynamodb/Keys/id/S").textValue();
    assertThat(functions.store().deliveries("bellwether-deliveries").find(id))
        .get()
        .extracting(Delivery::state)
        .isEqualTo(Delivery.State.SENT);
    assertThat(posted()).hasSize(2);
  }

  private void mail(String event) throws Exception {
    assertThat(answer(FunctionName.INBOUND_MAIL, event))
        .isEqualTo(JSON.readTree("{\"taken\":1,\"refused\":0}"));
    assertThat(functions.store().advisories("bellwether-advisories").unmatched(50))
        .filteredOn(advisory -> advisory.feed().equals("E-mail"))
        .singleElement()
        .satisfies(advisory -> {
          assertThat(advisory.title())
              .isEqualTo("Mimecast confirms data breach at its support desk");
          assertThat(advisory.audience()).containsExactly("T0123456789");
        });
  }

  private void later(String event) throws Exception {
    assertThat(answer(FunctionName.SLACK, event)).isEqualTo(JSON.readTree("{\"finished\":1}"));
  }

  private void digest(String event) throws Exception {
    assertThat(answer(FunctionName.DIGEST, event))
        .isEqualTo(JSON.readTree("{\"digests\":1,\"feeds\":0}"));
  }

  private void unwatch(String event) throws Exception {
    assertThat(slash(event)).contains("Mimecast");
    assertThat(functions.store().customers("bellwether-customers").vendors(TEAM)).isEmpty();
  }

  private void install(String event) throws Exception {
    JsonNode answer = answer(FunctionName.SLACK, event);
    assertThat(answer.required("statusCode").intValue()).isEqualTo(302);
    assertThat(answer.at("/headers/location").textValue())
        .contains("/oauth/v2/authorize?client_id=1111111111111.2222222222222");
    assertThat(answer.at("/cookies/0").textValue()).endsWith("; HttpOnly; SameSite=Lax; Secure");
  }

  /** Nobody began this installation, at least not within ten minutes. */
  private void oauthRedirect(String event) throws Exception {
    JsonNode answer = answer(FunctionName.SLACK, event);
    assertThat(answer.required("statusCode").intValue()).isEqualTo(400);
    assertThat(answer.required("body").textValue()).contains("Open /slack/install again");
  }

  private void uninstalled(String event) throws Exception {
    JsonNode answer = answer(FunctionName.SLACK, event);
    assertThat(answer.required("statusCode").intValue()).isEqualTo(200);
    assertThat(functions.store().installations("bellwether-installations").find(TEAM))
        .get()
        .satisfies(installation -> assertThat(installation.revokedAt()).isNotNull());
  }

  /** To Slack's function it is a bad request, which it answers; see above for the others. */
  private void badEvent(String event) throws Exception {
    JsonNode answer = answer(FunctionName.SLACK, event);
    assertThat(answer.required("statusCode").intValue()).isEqualTo(400);
    assertThat(answer.required("body").textValue()).contains("not an HTTP API request");
  }

  private static void assertDone(JsonNode answer) throws IOException {
    assertThat(answer).isEqualTo(JSON.readTree("{\"batchItemFailures\":[]}"));
  }

  /** What a slash command shows: all the words of the answer, as Slack would get them. */
  private String slash(String event) throws Exception {
    JsonNode answer = answer(FunctionName.SLACK, event);
    assertThat(answer.required("statusCode").intValue()).isEqualTo(200);
    JsonNode message = JSON.readTree(answer.required("body").textValue());
    assertThat(message.required("response_type").textValue()).isEqualTo("ephemeral");
    return message.required("text").textValue()
        + "\n"
        + message.path("blocks").findValuesAsText("text");
  }

  /** What goes back where nothing is shown in the channel. */
  private String body(String event) throws Exception {
    JsonNode answer = answer(FunctionName.SLACK, event);
    assertThat(answer.required("statusCode").intValue()).isEqualTo(200);
    return answer.required("body").textValue();
  }

  private JsonNode answer(FunctionName function, String event) throws Exception {
    Outcome outcome = functions.invoke(function, event);
    assertThat(outcome).as(functions::log).isInstanceOf(Outcome.Responded.class);
    return JSON.readTree(((Outcome.Responded) outcome).body());
  }

  private List<PostedMessage> posted() {
    return functions.slack().messages(PackagedFunctions.CHANNEL);
  }

  private List<Delivery> deliveries() {
    return functions.store().deliveries("bellwether-deliveries").recent(TEAM, 10);
  }
}
