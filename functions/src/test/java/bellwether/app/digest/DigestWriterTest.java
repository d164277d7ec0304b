package bellwether.app.digest;

import static bellwether.app.digest.DigestSweep.sent;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.Fixtures;
import bellwether.domain.feed.ReadGap;
import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.ReportKind;
import bellwether.domain.incident.Severity;
import bellwether.domain.notice.Case;
import bellwether.domain.notice.CaseAction;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.DeliveryBuilder;
import bellwether.domain.notice.Digest;
import bellwether.domain.vendor.Vendor;
import bellwether.store.memory.InMemoryCaseStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DigestWriterTest {
  private final DigestSweep sweep = new DigestSweep();
  private final InMemoryCaseStore cases = sweep.stores.cases();

  @Test
  void digest_listsTheFeedsThatAreUnreadWorstFirst() {
    sweep.customers.addVendor("T1", Vendor.ofName("Inkwell"));
    sweep.clock.advance(Duration.ofHours(1));
    Instant now = sweep.clock.instant();
    sweep.feed("fresh", 2, now.minus(Duration.ofMinutes(40)));
    sweep.feed("hiccup", 0, now.minus(Duration.ofHours(2)));
    sweep.feed("dead", 3, now.minus(Duration.ofDays(3)));

    sweep.digests.writeDue(7);

    assertThat(sweep.digests("T1").getFirst().coverage())
        .isEqualTo(
            new Digest.Coverage(
                3,
                List.of(
                    new Digest.UnreadFeed(
                        "dead", now.minus(Duration.ofDays(3)), null, "the server answered 403"),
                    new Digest.UnreadFeed(
                        "hiccup", now.minus(Duration.ofHours(2)), null, "not polled since")),
                0));
  }

  @Test
  void digest_listsAGapThatIsOver() {
    sweep.customers.addVendor("T1", Vendor.ofName("Inkwell"));
    sweep.clock.advance(Duration.ofHours(1));
    Instant now = sweep.clock.instant();
    ReadGap yesterday = new ReadGap(now.minus(Duration.ofDays(3)), now.minus(Duration.ofDays(2)));
    ReadGap tonight = new ReadGap(now.minus(Duration.ofHours(5)), now.minus(Duration.ofHours(1)));
    sweep.gaps("fresh", List.of(yesterday, tonight));
    sweep.gaps("hiccup", List.of(yesterday));

    sweep.digests.writeDue(7);

    assertThat(sweep.digests("T1").getFirst().coverage().unread())
        .containsExactly(new Digest.UnreadFeed("fresh", tonight.from(), tonight.until(), null));
  }

  @Test
  void digest_startsWithTheFirstRead() {
    sweep.customers.addVendor("T1", Vendor.ofName("Inkwell"));
    Instant first = Instant.parse("2026-03-02T06:40:00Z");
    sweep.firstRead(first);
    sweep.clock.advance(Duration.ofHours(1));

    assertThat(sweep.digests.writeDue(6)).as("due before the first read").isZero();
    assertThat(sweep.digests.writeDue(7)).isEqualTo(1);
    assertThat(sweep.digests("T1").getFirst().period().from()).isEqualTo(first);
  }

  @Test
  void digest_isNotQuietIfAVendorIsPossiblyConcernedWithoutHeartbeat() {
    String team = Fixtures.CUSTOMER;
    sweep.settings(team, usual -> usual.withHeartbeat(false));
    sweep.clock.advance(Duration.ofHours(1));
    sweep.possiblyConcerned(team, "Inkwell", sweep.clock.instant().minus(Duration.ofHours(3)));

    assertThat(sweep.digests.writeDue(7)).isEqualTo(1);
  }

  @Test
  void digest_countsPostedAlertsAndNotTheirReplies() {
    String team = Fixtures.CUSTOMER;
    sweep.customers.addVendor(team, Vendor.ofName("Inkwell"));
    sweep.clock.advance(Duration.ofHours(1));
    Instant night = sweep.clock.instant().minus(Duration.ofHours(4));
    sweep.deliveries.add(sent("posted", ReportKind.NEW, night));
    sweep.deliveries.add(sent("reply", ReportKind.UPDATE, night));
    sweep.deliveries.add(sent("of last week", ReportKind.NEW, night.minus(Duration.ofDays(7))));
    sweep.deliveries.add(sent("for tomorrow's", ReportKind.NEW, sweep.clock.instant()));
    sweep.deliveries.add(Fixtures.pending("waiting", null, night));
    sweep.deliveries.add(suppressed("minor", night));

    sweep.digests.writeDue(7);

    assertThat(sweep.digests(team))
        .singleElement()
        .extracting(Digest::alertCounts)
        .isEqualTo(new Digest.AlertCounts(1, 1, 1));
  }

  @Test
  void digest_listsAlertsMostSevereFirstWithTheirCurrentStatus() {
    String team = Fixtures.CUSTOMER;
    sweep.customers.addVendor(team, Vendor.ofName("Inkwell"));
    sweep.clock.advance(Duration.ofHours(1));
    Instant night = sweep.clock.instant().minus(Duration.ofHours(4));
    sweep.deliveries.add(sent("minor", ReportKind.NEW, night));
    sweep.deliveries.add(sent("grave", ReportKind.NEW, night));
    sweep.deliveries.add(sent("reply", ReportKind.UPDATE, night));
    sweep.deliveries.add(sent("of last week", ReportKind.NEW, night.minus(Duration.ofDays(7))));
    Severity critical = new Severity(Severity.Level.CRITICAL, List.of());
    Case grave =
        Case.open("grave", team, new Case.IncidentState(3, Confidence.DISPUTED, critical))
            .apply(new CaseAction.Assign("U0777"), "U1", night);
    assertThat(cases.save(grave)).isPresent();

    sweep.digests.writeDue(7);

    assertThat(sweep.digests(team).getFirst().topAlerts())
        .extracting(alert -> alert.level() + " " + alert.confidence() + " " + alert.assignee())
        .hasSize(2)
        .first()
        .isEqualTo("CRITICAL DISPUTED U0777");
  }

  private static Delivery suppressed(String id, Instant at) {
    return DeliveryBuilder.builder()
        .id(id)
        .notice(Fixtures.alert("Acme", at))
        .state(Delivery.State.SUMMARIZED)
        .reason(Delivery.BELOW_MINIMUM)
        .createdAt(at)
        .version(1)
        .build();
  }

  @Test
  void customerWithoutVendors_getsNoDigest() {
    sweep.customers.addVendor("T1", Vendor.ofName("Inkwell"));
    sweep.customers.removeVendor("T1", "inkwell");
    sweep.clock.advance(Duration.ofHours(1));

    assertThat(sweep.digests.writeDue(7)).isZero();
  }

  @Test
  void heartbeatOff_skipsEmptyDigests() {
    String team = Fixtures.CUSTOMER;
    sweep.settings(team, usual -> usual.withHeartbeat(false));
    assertThat(sweep.sweepUntil(Instant.parse("2026-03-02T09:00:00Z"))).isZero();
    sweep.deliveries.add(suppressed("minor", sweep.clock.instant()));
    assertThat(sweep.sweepUntil(Instant.parse("2026-03-03T06:55:00Z"))).as("that day").isZero();
    assertThat(sweep.sweepUntil(Instant.parse("2026-03-04T09:00:00Z"))).isEqualTo(1);
    assertThat(sweep.digests(team))
        .singleElement()
        .matches(digest -> digest.alertCounts().belowMinimum() == 1);
  }
}
