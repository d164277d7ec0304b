package bellwether.app.digest;

import static bellwether.app.Fixtures.CUSTOMER;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.FakeSlackGateway;
import bellwether.app.request.Interaction;
import bellwether.app.triage.TriageInteractions;
import bellwether.domain.incident.Confidence;
import bellwether.domain.notice.Alert;
import bellwether.domain.notice.AlertSummary;
import bellwether.domain.notice.Case;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Delivery.State;
import bellwether.slack.request.ActionIds;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Tests that the recent incidents of a first read are cases, and that older ones are history. */
final class FirstReadCasesTest {
  private final FirstReadApp app = new FirstReadApp("Inkwell", "Gridmoth", "Larchfield");

  private void press(String vendor, String action, int turn) throws Exception {
    String payload =
        String.format(
            Locale.ROOT,
            """
            {"type":"block_actions","team":{"id":"%s"},"user":{"id":"U0ANA","team_id":"%s"},
            "trigger_id":"1.2","response_url":"https://hooks.slack.com/actions/T/1/x",
            "actions":[{"action_id":"%s","block_id":"case:%s","value":"%d"}]}\
            """,
            CUSTOMER,
            CUSTOMER,
            action,
            app.alertOf(vendor).id(),
            turn);
    new TriageInteractions(app.stores, new FakeSlackGateway(), app.clock)
        .handle(Interaction.parse(payload));
  }

  private static int buttonRows(String blocks) {
    return blocks.split("\"block_id\":\"case:", -1).length - 1;
  }

  @Test
  void recentIncidents_haveButtons_andOlderOnesAreCounted() {
    app.publish("wire", "Inkwell", 6);
    app.publish("wire", "Gridmoth", 7);
    app.publish("wire", "Larchfield", 8);
    app.readAndSummarize();

    String blocks = app.slack.posts.getFirst().blocksJson();
    assertThat(buttonRows(blocks)).isEqualTo(2);
    assertThat(blocks)
        .contains("case:" + app.alertOf("Inkwell").id(), "case:" + app.alertOf("Gridmoth").id())
        .contains("Inkwell", "Inkwell breached (confirmed)", "Medium: ")
        .contains("and 1 older incident, not listed: /breach export incidents")
        .doesNotContain("Larchfield");
    assertThat(app.alertOf("Larchfield").isCase()).isFalse();
    assertThat(app.alertOf("Larchfield").reason()).contains("more than 7 days old");
  }

  @Test
  void click_actsOnTheCase_andTheSummaryShowsIt() throws Exception {
    app.publish("wire", "Inkwell", 1);
    app.publish("wire", "Gridmoth", 1);
    app.readAndSummarize();

    press("Inkwell", ActionIds.NOT_AFFECTED, 0);
    app.deliver();

    assertThat(app.stores.cases().find(app.alertOf("Inkwell").id()).map(Case::status))
        .contains(Case.Status.NOT_AFFECTED);
    assertThat(app.slack.posts).hasSize(1);
    assertThat(app.slack.updates).hasSize(1);
    assertThat(app.slack.updatedTimestamps).containsExactly("17.1");
    String blocks = app.slack.updates.getFirst().blocksJson();
    assertThat(buttonRows(blocks)).isEqualTo(1);
    assertThat(blocks)
        .contains("not affected", "\"user_id\":\"U0ANA\"")
        .contains("case:" + app.alertOf("Gridmoth").id())
        .doesNotContain("case:" + app.alertOf("Inkwell").id());
  }

  @Test
  void clicksOnSeveralLinesAtOnce_areOneUpdate() throws Exception {
    app.publish("wire", "Inkwell", 1);
    app.publish("wire", "Gridmoth", 1);
    app.publish("wire", "Larchfield", 1);
    app.readAndSummarize();

    press("Inkwell", ActionIds.NOT_AFFECTED, 0);
    press("Gridmoth", ActionIds.ACKNOWLEDGE, 0);
    press("Larchfield", ActionIds.NOT_AFFECTED, 0);
    app.deliver();

    assertThat(app.slack.updates).hasSize(1);
    String blocks = app.slack.updates.getFirst().blocksJson();
    assertThat(blocks).contains("acknowledged", "\"value\":\"1\"");
    assertThat(blocks.split("not affected", -1)).hasSize(3);
    assertThat(buttonRows(blocks)).isEqualTo(1);
  }

  private void publishFurtherReport() {
    app.clock.advance(Duration.ofHours(5));
    app.publish(
        "wire",
        "Inkwell data breach: 40,000 passport scans stolen by the Blackmoth group",
        "Inkwell said on Friday that hackers stole 40,000 passport scans of its customers.",
        0);
  }

  @Test
  void laterReport_updatesTheCase_andIsAReplyToTheSummary() {
    app.publish("wire", "Inkwell", 1);
    app.readAndSummarize();

    publishFurtherReport();
    app.poll();
    app.match();
    app.deliver();

    Case current = app.stores.cases().find(app.alertOf("Inkwell").id()).orElseThrow();
    assertThat(current.incidentState().reportCount()).isEqualTo(2);
    assertThat(current.incidentState().confidence()).isEqualTo(Confidence.CONFIRMED);
    assertThat(app.slack.threads).containsExactly(null, "17.1");
    assertThat(app.slack.posts.getLast().blocksJson()).contains("40,000 passport scans");
    assertThat(app.slack.updates).isNotEmpty();
    assertThat(buttonRows(app.slack.updates.getLast().blocksJson())).isEqualTo(1);
  }

  @Test
  void laterReport_isAMessageIfTheSummaryIsGone() {
    app.publish("wire", "Inkwell", 1);
    app.readAndSummarize();
    app.slack.threadsAreGone = true;

    publishFurtherReport();
    app.poll();
    app.match();
    app.deliver();

    assertThat(app.slack.threads).containsExactly(null, null);
  }

  @Test
  void reportDuringTheFirstRead_waitsForTheSummaryOnly() {
    app.publish("wire", "Inkwell", 1);
    app.poll();
    app.match();
    publishFurtherReport();
    app.poll();
    app.match();
    app.summarize();
    app.deliver();
    app.clock.advance(Duration.ofMinutes(1));
    app.deliver();

    assertThat(app.slack.threads).containsExactly(null, "17.1");
    assertThat(app.summaries()).hasSize(1);
  }

  @Test
  void nextReportOfAnOldIncident_isAnAlertOfItsOwn() {
    app.publish("wire", "Inkwell", 20);
    app.readAndSummarize();
    assertThat(app.slack.posts).hasSize(1);

    publishFurtherReport();
    app.poll();
    app.match();
    app.deliver();

    Delivery alert = app.alertOf("Inkwell");
    assertThat(alert.state()).isEqualTo(State.SENT);
    assertThat(((Alert) alert.notice()).title()).contains("40,000 passport scans");
    assertThat(buttonRows(app.slack.posts.getLast().blocksJson())).isEqualTo(1);
    assertThat(app.stores.cases().find(alert.id()).orElseThrow().incidentState().reportCount())
        .isEqualTo(2);
  }

  @Test
  void mostSevereIncident_isFirst() {
    app.publish("wire", "Gridmoth", 0);
    app.publish(
        "wire",
        "Inkwell confirms data breach",
        "Hackers stole passwords, source code and passports of customers of Inkwell.",
        6);
    app.readAndSummarize();

    assertThat(app.summaries().getFirst().alerts())
        .extracting(AlertSummary.Entry::vendor)
        .containsExactly("Inkwell", "Gridmoth");
  }
}
