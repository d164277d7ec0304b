package bellwether.domain.notice;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.Fixtures;
import bellwether.domain.advisory.Advisory;
import bellwether.domain.incident.Event;
import bellwether.domain.notice.Delivery.State;
import bellwether.domain.notice.LeadTimes.FeedLead;
import bellwether.domain.timeline.Moment;
import bellwether.domain.timeline.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class LeadTimesTest {
  private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
  private static final Instant POSTED = NOW.minus(Duration.ofDays(3));

  private static Alert alert(String feed, @Nullable Duration delay) {
    return Fixtures.alert("Acme", POSTED)
        .with(copy ->
            copy.feed(feed)
                .published(delay == null ? null : POSTED.minus(delay).atOffset(ZoneOffset.UTC)));
  }

  private static Delivery posted(String id, Alert alert) {
    return Delivery.pending(id, alert, POSTED)
        .with(copy -> copy.state(State.SENT).dueAt(null).ts(POSTED.getEpochSecond() + ".000100"));
  }

  private static Case noticed(Delivery delivery, Duration afterAlert) {
    Instant at = POSTED.plus(afterAlert);
    return Case.open(delivery.id(), (Alert) delivery.notice())
        .withTimeline(
            Timeline.EMPTY.with(
                new Moment(Moment.Kind.VENDOR_NOTICE, at, at, Advisory.MAIL_FEED, "Notice")));
  }

  @Test
  void medians_areOfEachFeedAndOfAll() {
    Delivery first = posted("a", alert("wire", Duration.ofHours(2)));
    Delivery second = posted("b", alert("wire", Duration.ofHours(6)));
    Delivery third = posted("c", alert("register", Duration.ofHours(10)));
    Delivery undated = posted("d", alert("register", null));

    LeadTimes times =
        LeadTimes.of(
            List.of(first, second, third, undated),
            List.of(noticed(first, Duration.ofDays(2)), noticed(third, Duration.ofDays(4))),
            NOW);

    assertThat(times.all())
        .isEqualTo(new FeedLead("", 4, Duration.ofHours(6), 3, Duration.ofDays(3), 2, 0));
    assertThat(times.byFeed())
        .containsExactly(
            new FeedLead("register", 2, Duration.ofHours(10), 1, Duration.ofDays(4), 1, 0),
            new FeedLead("wire", 2, Duration.ofHours(4), 2, Duration.ofDays(2), 1, 0));
    assertThat(times.from()).isEqualTo(NOW.minus(LeadTimes.PERIOD));
  }

  @Test
  void noticeBeforeTheAlert_isAMiss() {
    Delivery late = posted("a", alert("wire", Duration.ofHours(2)));
    Alert mail =
        alert(Advisory.MAIL_FEED, null)
            .with(copy -> copy.event(Event.BREACH.withSource(Event.Source.VENDOR_MAIL)));
    Delivery first = posted("b", mail);

    LeadTimes times =
        LeadTimes.of(List.of(late, first), List.of(noticed(late, Duration.ofMinutes(-5))), NOW);

    assertThat(times.all()).isEqualTo(new FeedLead("", 2, Duration.ofHours(2), 1, null, 0, 2));
  }

  @Test
  void onlyPostedAlertsOfThePeriod_areMeasured() {
    Delivery old =
        posted("a", alert("wire", Duration.ofHours(1)))
            .withCreatedAt(NOW.minus(LeadTimes.PERIOD).minusSeconds(1));
    Delivery waiting = Delivery.pending("b", alert("wire", Duration.ofHours(1)), POSTED);
    Delivery below =
        Delivery.suppressed(
            "c", null, alert("wire", null), Delivery.Outcome.BELOW_MINIMUM, "x", POSTED);

    LeadTimes times = LeadTimes.of(List.of(old, waiting, below), List.of(), NOW);

    assertThat(times.all().alertCount()).isZero();
    assertThat(LeadTimes.caseIds(List.of(old, waiting, below), NOW)).containsExactly("b");
  }

  @Test
  void alertInASummary_wasPostedWithIt() {
    Delivery summary =
        Delivery.pending("s", new AlertSummary("T1", "many", List.of(), 0, 0, List.of()), POSTED)
            .with(
                copy -> copy.state(State.SENT).ts(POSTED.plusSeconds(60).getEpochSecond() + ".1"));
    Delivery covered = Delivery.pending("a", alert("wire", Duration.ZERO), POSTED).inSummary("s");

    assertThat(LeadTimes.of(List.of(summary, covered), List.of(), NOW).all().delay())
        .isEqualTo(Duration.ofMinutes(1));
    assertThat(LeadTimes.of(List.of(covered), List.of(), NOW).all().alertCount()).isZero();
  }

  @Test
  void periodThatWasNotReadInFull_startsWithWhatWasRead() {
    List<Delivery> full =
        IntStream.range(0, LeadTimes.MAX_DELIVERIES)
            .mapToObj(i -> posted("a" + i, alert("wire", Duration.ofHours(1))))
            .toList();

    assertThat(LeadTimes.of(full, List.of(), NOW).from()).isEqualTo(POSTED);
  }

  @Test
  void dateAfterTheAlert_countsAsNoDelay() {
    Delivery skewed = posted("a", alert("wire", Duration.ofHours(-1)));

    assertThat(LeadTimes.of(List.of(skewed), List.of(), NOW).all().delay())
        .isEqualTo(Duration.ZERO);
  }
}
