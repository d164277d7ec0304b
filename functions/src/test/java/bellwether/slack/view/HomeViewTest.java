package bellwether.slack.view;

import static bellwether.app.Fixtures.CUSTOMER;
import static bellwether.app.Fixtures.pending;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.Severity;
import bellwether.domain.notice.Alert;
import bellwether.domain.notice.Case;
import bellwether.domain.notice.Case.IncidentState;
import bellwether.domain.notice.CaseAction;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Delivery.State;
import bellwether.domain.notice.DeliveryBuilder;
import bellwether.domain.workspace.DigestSchedule;
import bellwether.domain.workspace.QuietHours;
import bellwether.domain.workspace.Settings;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class HomeViewTest {
  private static final String ME = "U0ME";
  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

  private static Delivery alert(String id, State state) {
    Delivery delivery = pending(id, null, NOW);
    return DeliveryBuilder.builder()
        .id(id)
        .notice(delivery.notice())
        .state(state)
        .attemptCount(1)
        .triedAt(NOW)
        .channel("C1")
        .ts("1.1")
        .createdAt(NOW)
        .version(1)
        .build();
  }

  private static String home(List<Delivery> alerts, List<Case> cases) {
    return home(Settings.DEFAULTS, alerts, cases);
  }

  private static String home(Settings settings, List<Delivery> alerts, List<Case> cases) {
    return HomeView.of(ME, settings, List.of(), alerts, cases, List.of(), List.of(), NOW).json();
  }

  @Test
  void postedAlert_isOpenUntilClosed() {
    IncidentState present =
        new IncidentState(1, Confidence.CONFIRMED, new Severity(Severity.Level.HIGH, List.of()));
    Case settled =
        Case.open("d1", CUSTOMER, present).apply(new CaseAction.NotAffected(), "U1", NOW);

    assertThat(home(List.of(alert("d1", State.SENT)), List.of()))
        .contains("Acme breached (confirmed)", "Acme was breached");
    assertThat(home(List.of(alert("d1", State.SENT)), List.of(settled)))
        .contains("No open incidents.");
  }

  @Test
  void silentlyImportedAlert_isNotOpen() {
    assertThat(home(List.of(alert("d1", State.SUMMARIZED)), List.of()))
        .contains("No open incidents.");
  }

  @Test
  void openIncident_showsStatus() {
    IncidentState present =
        new IncidentState(4, Confidence.DISPUTED, new Severity(Severity.Level.CRITICAL, List.of()));
    Case assigned =
        Case.open("d1", CUSTOMER, present).apply(new CaseAction.Assign("U0777"), "U1", NOW);

    assertThat(home(List.of(alert("d1", State.SENT)), List.of()))
        .contains("\"open\"", "; 1 report, ");
    assertThat(home(List.of(alert("d1", State.SENT)), List.of(assigned)))
        .contains("🔴 Critical: Acme breach disputed", "\"user_id\":\"U0777\"", "; 4 reports, ");
  }

  private static Delivery alert(String id, String vendor, Severity.Level level, int hoursAgo) {
    Alert usual = (Alert) pending(id, null, NOW).notice();
    Alert changed =
        usual.with(copy ->
            copy.vendor(vendor)
                .severity(new Severity(level, List.of()))
                .seenAt(NOW.minus(Duration.ofHours(hoursAgo))));
    return alert(id, State.SENT)
        .with(copy -> copy.notice(changed).messageUrl("https://acme.slack.com/archives/C1/" + id));
  }

  private static Case after(Delivery delivery, CaseAction... actions) {
    Case current = Case.open(delivery.id(), (Alert) delivery.notice());
    for (CaseAction action : actions) {
      current = current.apply(action, "U0ANA", NOW);
    }
    return current;
  }

  @Test
  void openIncidents_showFirstWhatNeedsAnActionThenTheMostSevereAndOldest() {
    Delivery others = alert("a", "Others", Severity.Level.CRITICAL, 1);
    Delivery due = alert("b", "Due", Severity.Level.LOW, 1);
    Delivery mine = alert("c", "Mine", Severity.Level.LOW, 2);
    Delivery fresh = alert("d", "Fresh", Severity.Level.HIGH, 1);
    Delivery old = alert("e", "Old", Severity.Level.HIGH, 9);
    Delivery snoozed = alert("f", "Snoozed", Severity.Level.CRITICAL, 9);
    CaseAction impact =
        new CaseAction.Affected(new Case.Impact("x", null, LocalDate.of(2026, 3, 2)));

    String home =
        home(
            List.of(others, due, mine, fresh, old, snoozed),
            List.of(
                after(others, new CaseAction.Acknowledge()),
                after(due, impact),
                after(mine, new CaseAction.Acknowledge(), new CaseAction.Assign(ME)),
                after(snoozed, new CaseAction.Snooze(NOW.plus(Duration.ofDays(1))))));

    assertThat(home)
        .containsSubsequence(
            "Needs an action",
            "High: Old breached",
            "High: Fresh breached",
            "Low: Mine breached",
            "Low: Due breached",
            "follow-up due since 2026-03-02",
            "In progress",
            "Critical: Snoozed breached",
            "Critical: Others breached")
        .contains("\"url\":\"https://acme.slack.com/archives/C1/d\"");
  }

  @Test
  void settings_areShown() {
    assertThat(home(Settings.DEFAULTS, List.of(), List.of()))
        .contains("the default channel", "\"none\"", "daily, at the default time");
    Settings own =
        Settings.DEFAULTS
            .withChannel("C0SEC")
            .withZone(ZoneId.of("Asia/Kolkata"))
            .withQuietHours(
                new QuietHours(ZoneOffset.UTC, LocalTime.of(22, 0), LocalTime.of(7, 0), Set.of()))
            .withDigestSchedule(new DigestSchedule.Weekly(DayOfWeek.MONDAY, LocalTime.of(9, 30)))
            .withHeartbeat(false);
    assertThat(home(own, List.of(), List.of()))
        .contains("C0SEC", "22:00 to 07:00, Asia/Kolkata", "Mondays at 09:30, Asia/Kolkata")
        .doesNotContain("days without alerts");
  }
}
