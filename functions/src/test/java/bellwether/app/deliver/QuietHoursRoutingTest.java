package bellwether.app.deliver;

import static bellwether.app.Fixtures.CUSTOMER;
import static bellwether.app.deliver.RoutedAlerts.EVENING;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.feed.FeedProblem;
import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.Severity.Level;
import bellwether.domain.notice.AlertSummary;
import bellwether.domain.notice.Delivery.State;
import bellwether.domain.notice.Digest;
import bellwether.domain.notice.DigestBuilder;
import bellwether.domain.notice.FeedHealth;
import bellwether.domain.workspace.QuietHours;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tests deliveries in quiet hours. */
final class QuietHoursRoutingTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Instant MORNING = Instant.parse("2026-11-26T06:00:00Z");

  private final RoutedAlerts alerts = new RoutedAlerts();

  private static QuietHours nightlyQuietHours() {
    return new QuietHours(BERLIN, LocalTime.of(22, 0), LocalTime.of(7, 0), Set.of());
  }

  private void enableQuietNights() {
    alerts.settings(usual -> usual.withZone(BERLIN).withQuietHours(nightlyQuietHours()));
  }

  private void sweepUntil(Instant end) {
    while (alerts.clock.instant().isBefore(end)) {
      alerts.sweep();
      alerts.clock.advance(Duration.ofMinutes(1));
    }
  }

  @Test
  void alertInQuietHours_waitsForTheirEnd() {
    enableQuietNights();
    alerts.add("d1", null, Level.MEDIUM, Confidence.CONFIRMED);
    alerts.sweep();
    assertThat(alerts.stored("d1").state()).isEqualTo(State.PENDING);
    assertThat(alerts.stored("d1").reason()).isEqualTo("quiet hours");
    sweepUntil(MORNING);
    assertThat(alerts.slack.postCount).isZero();
    assertThat(alerts.stored("d1").dueAt()).isEqualTo(MORNING);
    alerts.sweep();
    assertThat(alerts.slack.accepted).containsExactly("d1");
    assertThat(alerts.stored("d1").reason()).isNull();
  }

  @Test
  void urgentAlert_breaksThrough() {
    enableQuietNights();
    alerts.add("severe", null, Level.HIGH, Confidence.CONFIRMED);
    alerts.add("rumour", null, Level.CRITICAL, Confidence.ALLEGED);
    alerts.add(
        "first tier", null, State.PENDING, alerts.alert(Level.LOW, "Tier 1", Confidence.ALLEGED));
    alerts.sweep();
    assertThat(alerts.slack.accepted).containsExactlyInAnyOrder("severe", "first tier");
  }

  @Test
  void replies_waitForTheirMessage() {
    enableQuietNights();
    alerts.add("parent", null, Level.MEDIUM, Confidence.CONFIRMED);
    alerts.sweep();
    alerts.add("reply", "parent", Level.MEDIUM, Confidence.CONFIRMED);
    sweepUntil(MORNING);
    assertThat(alerts.slack.postCount).isZero();
    sweepUntil(MORNING.plusSeconds(120));
    assertThat(alerts.slack.accepted).containsExactly("parent", "reply");
    assertThat(alerts.slack.threads).containsExactly(null, "17.1");
  }

  @Test
  void urgentReply_postsItsPostponedMessageToo() {
    enableQuietNights();
    alerts.add("parent", null, Level.MEDIUM, Confidence.ALLEGED);
    alerts.sweep();
    alerts.add("confirmed", "parent", Level.HIGH, Confidence.CONFIRMED);
    alerts.sweep();
    assertThat(alerts.slack.accepted).containsExactly("parent", "confirmed");
    assertThat(alerts.slack.threads).containsExactly(null, "17.1");
  }

  @Test
  void changedTimeZone_reschedulesWaitingAlerts() {
    alerts.settings(usual ->
        usual.withZone(ZoneId.of("America/Los_Angeles")).withQuietHours(nightlyQuietHours()));
    alerts.clock.advance(Duration.ofHours(9));
    assertThat(alerts.clock.instant()).isEqualTo(Instant.parse("2026-11-26T07:00:00Z"));
    alerts.add("d1", null, Level.MEDIUM, Confidence.CONFIRMED);
    alerts.sweep();
    alerts.settings(usual -> usual.withZone(ZoneId.of("America/New_York")));
    sweepUntil(Instant.parse("2026-11-26T12:00:00Z"));
    assertThat(alerts.slack.postCount).as("before seven in New York").isZero();
    alerts.sweep();
    assertThat(alerts.slack.accepted).containsExactly("d1");
  }

  @Test
  void removedQuietHours_releaseAlertsWithinAnHour() {
    enableQuietNights();
    alerts.add("d1", null, Level.MEDIUM, Confidence.CONFIRMED);
    alerts.sweep();
    alerts.settings(usual -> usual.withQuietHours(null));
    sweepUntil(EVENING.plus(Duration.ofMinutes(62)));
    assertThat(alerts.slack.accepted).containsExactly("d1");
  }

  @Test
  void alerts_waitAtMostADayDespiteTimeZoneChanges() {
    alerts.settings(usual ->
        usual.withQuietHours(
            new QuietHours(BERLIN, LocalTime.of(0, 0), LocalTime.of(23, 59), Set.of())));
    alerts.add("d1", null, Level.MEDIUM, Confidence.CONFIRMED);
    for (int hour = 0; hour < 24; hour++) {
      ZoneId zone = ZoneId.of(hour % 2 == 0 ? "Asia/Kolkata" : "Asia/Kathmandu");
      alerts.settings(usual -> usual.withZone(zone));
      sweepUntil(EVENING.plus(Duration.ofHours(hour + 1)));
    }
    alerts.sweep();
    assertThat(alerts.slack.accepted).containsExactly("d1");
  }

  @Test
  void flood_waitsUntilOneAlertIsUrgent() {
    enableQuietNights();
    alerts.add("h1", null, State.HELD, alerts.alert(Level.LOW, null, Confidence.CONFIRMED));
    alerts.add("h2", null, State.HELD, alerts.alert(Level.LOW, null, Confidence.CONFIRMED));
    alerts.sweep();
    assertThat(alerts.stored("h1").state()).isEqualTo(State.HELD);
    alerts.add("h3", null, State.HELD, alerts.alert(Level.CRITICAL, null, Confidence.CONFIRMED));
    alerts.sweep();
    assertThat(alerts.stored("h1").state()).isEqualTo(State.SUMMARIZED);
    assertThat(alerts.slack.accepted).hasSize(1);
  }

  @Test
  void quietHours_postponeFeedNoticesButNotDigestsSummariesOrOperatorNotices() {
    enableQuietNights();
    FeedProblem gone = new FeedProblem(FeedProblem.Kind.GONE, EVENING, "gone");
    FeedHealth.FeedStatus report = new FeedHealth.FeedStatus("own", gone, null);
    alerts.add(
        "digest",
        null,
        State.PENDING,
        DigestBuilder.builder()
            .customer(CUSTOMER)
            .period(new Digest.Period(EVENING, EVENING, ZoneOffset.UTC))
            .vendorCount(1)
            .coverage(new Digest.Coverage(1, List.of(), 0))
            .alertCounts(new Digest.AlertCounts(0, 0, 0))
            .mentions(Digest.Mentions.NONE)
            .build());
    alerts.add(
        "summary",
        null,
        State.PENDING,
        new AlertSummary(CUSTOMER, "flood", List.of(), 7, 0, List.of()));
    alerts.add("health", null, State.PENDING, new FeedHealth(CUSTOMER, List.of(report)));
    alerts.add("ops", null, State.PENDING, new FeedHealth(FeedHealth.OPERATORS, List.of(report)));
    alerts.sweep();
    assertThat(alerts.slack.accepted).containsExactlyInAnyOrder("digest", "summary", "ops");
    assertThat(alerts.slack.channels).contains("C0OPS");
    assertThat(alerts.stored("health").state()).isEqualTo(State.PENDING);
  }
}
