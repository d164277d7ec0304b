package bellwether.domain.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.timeline.Moment.Kind;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Tests that a recorded time never changes. */
final class TimelineTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  private static Moment moment(Kind kind, int minute, String detail) {
    Instant at = NOON.plusSeconds(60L * minute);
    return new Moment(kind, at, NOON, "wire", detail);
  }

  @Test
  void firstNotice_staysWhateverComesLater() {
    Timeline one = Timeline.EMPTY.with(moment(Kind.VENDOR_NOTICE, 5, "first"));

    assertThat(one.with(moment(Kind.VENDOR_NOTICE, 1, "earlier")).moments())
        .containsExactly(moment(Kind.VENDOR_NOTICE, 5, "first"));
    assertThat(one.with(moment(Kind.VENDOR_NOTICE, 9, "later"))).isEqualTo(one);
  }

  @Test
  void earlierReport_isAddedBesideTheOthersOnlyIfItIsTheEarliest() {
    Timeline one = Timeline.EMPTY.with(moment(Kind.EARLIER_REPORT, 5, "a"));
    Timeline two = one.with(moment(Kind.EARLIER_REPORT, 3, "b"));

    assertThat(two.with(moment(Kind.EARLIER_REPORT, 3, "copy"))).isEqualTo(two);
    assertThat(two.with(moment(Kind.EARLIER_REPORT, 4, "c"))).isEqualTo(two);
    assertThat(two.moments())
        .containsExactly(moment(Kind.EARLIER_REPORT, 5, "a"), moment(Kind.EARLIER_REPORT, 3, "b"));
  }

  @Test
  void decisions_areKeptInOrderWithTheFirstAndTheNewest() {
    Timeline timeline = Timeline.EMPTY;
    for (int i = 0; i < 40; i++) {
      timeline = timeline.with(moment(Kind.DECIDED, i, i % 2 == 0 ? "affected" : "not affected"));
      timeline = timeline.with(moment(Kind.DECIDED, i, i % 2 == 0 ? "affected" : "not affected"));
    }

    assertThat(timeline.moments()).hasSize(Timeline.MAX_OF_A_KIND);
    assertThat(timeline.first(Kind.DECIDED)).contains(moment(Kind.DECIDED, 0, "affected"));
    assertThat(timeline.moments().getLast()).isEqualTo(moment(Kind.DECIDED, 39, "not affected"));
  }
}
