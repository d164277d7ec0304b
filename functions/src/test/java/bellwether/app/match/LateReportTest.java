package bellwether.app.match;

import static bellwether.app.Fixtures.advisory;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.notice.Alert;
import bellwether.domain.notice.Case;
import bellwether.domain.notice.CaseTimeline;
import bellwether.domain.notice.Delivery;
import bellwether.domain.timeline.Moment;
import bellwether.domain.timeline.Moment.Kind;
import bellwether.domain.vendor.Vendor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tests that reports which arrive late, or are edited, move no recorded time. */
final class LateReportTest {
  private static final String TITLE = "Inkwell confirms data breach";

  private final MatchingRun run = new MatchingRun();

  LateReportTest() {
    run.customers.addVendor(
        "T1",
        new Vendor(
            "Inkwell", List.of("inkwell.example"), List.of(), List.of(), null, null, List.of()));
  }

  private void add(Advisory advisory) {
    run.clock.advance(Duration.ofMinutes(1));
    run.advisories.add(advisory.withSeenAt(run.clock.instant()));
    run.sweep();
  }

  private List<Moment> timeline() {
    Delivery message =
        run.deliveries.findRecent("T1", 50).stream()
            .filter(Delivery::isCase)
            .findFirst()
            .orElseThrow();
    Alert alert = (Alert) message.notice();
    Case current =
        run.stores.cases().find(message.id()).orElseGet(() -> Case.open(message.id(), alert));
    return CaseTimeline.of(message, alert, message, current);
  }

  private Advisory dated(String id, String at) {
    return MatchingRun.published(
        advisory(id, TITLE, "Intruders copied source code of Inkwell.", run.clock.instant()), at);
  }

  @Test
  void reportWithAnEarlierDate_isShownBesideTheRecordedTime() {
    add(dated("a1", "2026-03-02T07:00:00Z"));
    List<Moment> before = timeline();
    add(dated("a2", "2026-03-01T20:00:00Z"));
    Instant found = run.clock.instant();

    assertThat(timeline()).containsAll(before).hasSize(before.size() + 1);
    assertThat(timeline().getFirst())
        .isEqualTo(
            new Moment(
                Kind.EARLIER_REPORT, Instant.parse("2026-03-01T20:00:00Z"), found, "wire", TITLE));
    assertThat(CaseTimeline.first(timeline(), Kind.FIRST_PUBLIC).map(Moment::at))
        .contains(Instant.parse("2026-03-02T07:00:00Z"));
  }

  @Test
  void laterReport_addsNothing() {
    add(dated("a1", "2026-03-02T07:00:00Z"));
    List<Moment> before = timeline();

    add(dated("a2", "2026-03-02T07:30:00Z"));

    assertThat(timeline()).isEqualTo(before);
  }

  @Test
  void editOfTheSameReport_movesNoTime() {
    Advisory first = dated("a1", "2026-03-02T07:00:00Z");
    add(first);
    List<Moment> before = timeline();

    run.advisories.revise(
        MatchingRun.published(first, "2026-02-20T07:00:00Z")
            .with(copy -> copy.revision(1).changes(List.of("records: 5 → 900"))));
    run.clock.advance(Duration.ofMinutes(1));
    run.sweep();
    run.matching.match("a1");

    assertThat(timeline()).isEqualTo(before);
  }

  private Advisory mail(String id, String sender) {
    return advisory(id, TITLE, "Intruders copied source code of Inkwell.", run.clock.instant())
        .with(
            copy -> copy.feed(Advisory.MAIL_FEED).url(null).audience(Set.of("T1")).sender(sender));
  }

  @Test
  void mailOfTheVendor_isItsNoticeAtTheTimeOfReceipt() {
    add(dated("a1", "2026-03-02T07:00:00Z"));
    add(mail("m1", "mail.inkwell.example"));
    Instant received = run.clock.instant();
    add(mail("m2", "inkwell.example"));

    assertThat(timeline().stream().filter(moment -> moment.kind() == Kind.VENDOR_NOTICE))
        .containsExactly(
            new Moment(Kind.VENDOR_NOTICE, received, received, Advisory.MAIL_FEED, TITLE));
  }

  @Test
  void mailOfSomebodyElse_isNoNotice() {
    add(dated("a1", "2026-03-02T07:00:00Z"));
    add(mail("m1", "inkwell.example.evil.invalid"));
    add(mail("m2", "news.example"));

    assertThat(CaseTimeline.first(timeline(), Kind.VENDOR_NOTICE)).isEmpty();
  }

  @Test
  void mailThatIsTheFirstReport_isTheNoticeOfItsAlert() {
    add(mail("m1", "inkwell.example"));
    Instant received = run.clock.instant();

    assertThat(CaseTimeline.first(timeline(), Kind.VENDOR_NOTICE).map(Moment::at))
        .contains(received);
  }
}
