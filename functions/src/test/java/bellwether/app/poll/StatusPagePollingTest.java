package bellwether.app.poll;

import static bellwether.app.poll.StatusPageApp.BREACH;
import static bellwether.app.poll.StatusPageApp.OUTAGE;
import static bellwether.app.poll.StatusPageApp.incident;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.ReportKind;
import bellwether.domain.incident.Role;
import bellwether.domain.notice.Alert;
import bellwether.domain.vendor.Vendor;
import bellwether.store.memory.InMemoryIncidentStore;
import bellwether.store.memory.InMemoryMentionStore;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Tests which updates of a status page lead to an alert. */
final class StatusPagePollingTest {
  @AutoClose private final StatusPageApp app = new StatusPageApp();
  private final InMemoryIncidentStore incidents = app.stores.incidents();
  private final InMemoryMentionStore mentions = app.stores.mentions();

  @Test
  void breachOnAVendorsPage_alertsThoseWhoListThePage_andNobodyElse() {
    app.lists.watch("T1", app.vendor("Quillforge", "/"));
    app.lists.watch("T2", app.vendor("Quillforge Inc", "/history.rss"));
    app.lists.watch("T3", Vendor.ofName("Quillforge"));
    app.publish("/history.rss", OUTAGE);
    app.round();

    app.publish("/history.rss", BREACH, OUTAGE);
    app.round();
    app.round();

    assertThat(app.alerts("T1"))
        .singleElement()
        .satisfies(alert -> {
          assertThat(alert.vendor()).isEqualTo("Quillforge");
          assertThat(alert.role()).isEqualTo(Role.VICTIM);
          assertThat(alert.confidence()).isEqualTo(Confidence.CONFIRMED);
          assertThat(alert.kind()).isEqualTo(ReportKind.NEW);
          assertThat(alert.title()).isEqualTo("Security notice");
          assertThat(alert.feed()).endsWith(" (status page)");
        });
    assertThat(app.alerts("T2")).extracting(Alert::vendor).containsExactly("Quillforge Inc");
    assertThat(app.alerts("T3")).isEmpty();
    assertThat(incidents.findByVendor("quillforge")).as("shared incidents").isEmpty();
    assertThat(app.site.requests).as("one request for both customers").hasSize(3);
  }

  @Test
  void outages_areNeitherReportedNorStoredAsMentions() {
    app.lists.watch("T1", app.vendor("Quillforge", "/"));
    app.publish("/history.rss", incident("0", "Old outage", "Resolved."));
    app.round();

    app.publish(
        "/history.rss", OUTAGE, incident("cc33", "Quillforge maintenance", "Quillforge is down."));
    app.round();

    assertThat(app.alerts("T1")).isEmpty();
    assertThat(mentions.all()).isEmpty();
  }

  @Test
  void outageThatTurnsOutToBeABreach_alertsWithTheUpdateThatSaysSo_once() {
    app.lists.watch("T1", app.vendor("Quillforge", "/"));
    String investigating = "<strong>Investigating</strong> - We are looking into slow logins.";
    app.publish("/history.rss", incident("dd44", "Slow logins", investigating));
    app.round();
    String identified =
        "<strong>Identified</strong> - We have identified unauthorized access to our systems. ";
    app.publish("/history.rss", incident("dd44", "Slow logins", identified + investigating));
    app.round();
    app.round();
    String resolved = "<strong>Resolved</strong> - This incident has been resolved. ";
    app.publish(
        "/history.rss", incident("dd44", "Slow logins", resolved + identified + investigating));
    app.round();

    assertThat(app.alerts("T1"))
        .singleElement()
        .extracting(Alert::role, Alert::kind)
        .containsExactly(Role.VICTIM, ReportKind.NEW);
  }
}
