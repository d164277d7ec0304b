package bellwether.app;

import static bellwether.app.Fixtures.CUSTOMER;
import static bellwether.app.InteractionApp.entry;
import static bellwether.app.InteractionApp.payload;
import static bellwether.app.InteractionApp.pressed;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.request.HttpResponse;
import bellwether.domain.clock.ReportingClock;
import bellwether.slack.api.Membership;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the timeline of an alert, and how people start and finish clocks. */
final class ClockDispatchTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final InteractionApp app = new InteractionApp();

  private JsonNode openForm() throws Exception {
    app.press("case.clock", "0");
    return JSON.readTree(app.slack.opened.getLast().json());
  }

  private HttpResponse start(String rule, String anchor, String typed) throws Exception {
    JsonNode view = openForm();
    ObjectNode payload = payload("view_submission");
    ObjectNode submitted = payload.putObject("view");
    submitted.set("callback_id", view.get("callback_id"));
    submitted.set("private_metadata", view.get("private_metadata"));
    ObjectNode values = submitted.putObject("state").putObject("values");
    choose(values, "rule", rule);
    choose(values, "anchor", anchor);
    values.putObject("typed").set("value", entry(typed));
    return app.send(payload);
  }

  private static void choose(ObjectNode values, String block, String option) {
    values.putObject(block).putObject("value").putObject("selected_option").put("value", option);
  }

  private JsonNode openTimeline() throws Exception {
    ObjectNode payload = pressed("case.menu", "");
    ((ObjectNode) payload.at("/actions/0"))
        .putObject("selected_option")
        .put("value", "0 case.timeline");
    app.send(payload);
    return JSON.readTree(app.slack.opened.getLast().json());
  }

  private HttpResponse click(String action, String block, String value) throws Exception {
    ObjectNode payload = pressed(action, value);
    ((ObjectNode) payload.at("/actions/0")).put("block_id", block);
    ObjectNode view = payload.putObject("view").put("id", "V1").put("callback_id", "case.timeline");
    view.put("private_metadata", "d1\n0\n");
    return app.send(payload);
  }

  private ReportingClock only() {
    return app.currentCase().clocks().getFirst();
  }

  @Test
  void timeline_hasTheKnownTimesWithTheirSources() throws Exception {
    app.press("case.acknowledge", "0");

    String view = openTimeline().toString();

    assertThat(view)
        .contains("seen by Bellwether", "(wire)", "acknowledged", "U1")
        .contains("This is a reminder, not legal advice.")
        .doesNotContain("not reportable");
  }

  @Test
  void clock_countsFromATimeOfTheTimeline() throws Exception {
    HttpResponse answer = start("gdpr", "SEEN", "");

    assertThat(answer.body())
        .contains(
            "GDPR, controller",
            "became aware of the personal data breach",
            "Notify the supervisory authority",
            "GDPR Art. 33(1)")
        .contains("not legal advice", "Not reportable…");
    assertThat(only().anchoredAt()).isEqualTo(app.clock.instant());
    assertThat(only().startedBy()).isEqualTo("U1");
  }

  @Test
  void clock_countsFromATypedTime() throws Exception {
    start("nydfs", "typed", "2026-03-01 10:00 America/New_York");

    assertThat(only().deadlines().getFirst().dueAt()).isEqualTo("2026-03-04T15:00:00Z");
  }

  @ParameterizedTest
  @CsvSource({
    "'', SEEN, '', Choose a clock.",
    "gdpr, '', '', Choose a time.",
    "gdpr, VENDOR_NOTICE, '', Choose a time.",
    "gdpr, typed, '', Enter a time with its zone",
    "gdpr, typed, 2026-03-02 09:01 UTC, Choose a time in the past",
    "gdpr, typed, 2024-03-02 09:00 UTC, Choose a time in the past",
    "unknown, SEEN, '', Choose a clock.",
  })
  void unusableEntry_isExplainedAndStartsNothing(
      String rule, String anchor, String typed, String error) throws Exception {
    assertThat(start(rule, anchor, typed).body()).contains(error);
    assertThat(app.cases.find("d1")).isEmpty();
  }

  @Test
  void sameClockOfTwoPeople_isStartedOnce() throws Exception {
    start("gdpr", "SEEN", "");
    app.clock.advance(Duration.ofSeconds(5));
    start("gdpr", "SEEN", "");

    assertThat(app.currentCase().clocks()).hasSize(1);
  }

  @Test
  void done_isShownAtOnceWithTheName() throws Exception {
    start("nis2", "SEEN", "");

    click("clock.done", "clock:" + only().id() + ":notification", "notification");

    assertThat(only().deadline("notification").orElseThrow().doneBy()).isEqualTo("U1");
    assertThat(app.slack.replaced.getLast().json()).contains("☑ ", "done by ");
  }

  @Test
  void notReportable_demandsAReason() throws Exception {
    start("gdpr", "SEEN", "");
    click("clock.notReportable", "clock:" + only().id(), only().id());
    JsonNode form = JSON.readTree(app.slack.pushed.getLast().json());

    assertThat(app.submit(form, "reason", entry("  ")).body()).contains("Enter the reason.");
    assertThat(only().isRunning()).isTrue();

    app.submit(form, "reason", entry("<!channel> no personal data"));
    assertThat(only().notReportable())
        .extracting(ReportingClock.NotReportable::reason)
        .isEqualTo("<!channel> no personal data");
    assertThat(openTimeline().toString()).contains("Not reportable", "no personal data");
    assertThat(app.submit(form, "reason", entry("again")).body()).contains("finished already");
  }

  @Test
  void deletedClock_isGone() throws Exception {
    start("gdpr", "SEEN", "");

    click("clock.delete", "clock:" + only().id(), only().id());

    assertThat(app.currentCase().clocks()).isEmpty();
  }

  @Test
  void guest_mayNotStartOrFinishAClock() throws Exception {
    start("gdpr", "SEEN", "");
    app.slack.people.put("U1", new Membership.Guest());
    app.clock.advance(Duration.ofDays(1));
    int opened = app.slack.opened.size();

    app.press("case.clock", "0");
    click("clock.delete", "clock:" + only().id(), only().id());
    click("clock.done", "clock:" + only().id() + ":authority", "authority");

    assertThat(app.slack.opened).hasSize(opened);
    assertThat(only().isRunning()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "clock.done, clock:none:authority, authority",
    "clock.delete, clock:none, none",
    "clock.notReportable, clock:none, none",
    "clock.done, clock:, x",
  })
  void clickOnAnUnknownClock_doesNothing(String action, String block, String value)
      throws Exception {
    assertThat(click(action, block, value)).isEqualTo(HttpResponse.empty(200));
    assertThat(app.cases.find("d1")).isEmpty();
    assertThat(app.slack.pushed).isEmpty();
  }

  @Test
  void otherWorkspace_seesNoTimeline() throws Exception {
    ObjectNode payload = pressed("case.clock", "0");
    ((ObjectNode) payload.get("team")).put("id", "T0OTHER");
    ((ObjectNode) payload.get("user")).put("team_id", "T0OTHER");

    app.send(payload);

    assertThat(app.slack.opened).isEmpty();
    assertThat(CUSTOMER).isNotEqualTo("T0OTHER");
  }
}
