package bellwether.app.match;

import static bellwether.app.Fixtures.advisory;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.advisory.Advisory;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class SweepTest {
  private final MatchingRun run = new MatchingRun();

  private void add(int count, String title) {
    for (int i = 0; i < count; i++) {
      run.advisories.add(advisory("item-" + i, title, "", run.clock.instant()));
    }
  }

  @Test
  void sweep_manyAdvisories_leavesNone() {
    add(2_500, "Nothing of note");

    assertThat(run.matching.sweep(run.clock.instant().plus(Duration.ofMinutes(1))))
        .isEqualTo(2_500);
    assertThat(run.advisories.findUnmatched(10)).isEmpty();
  }

  @Test
  void sweep_failedAdvisories_doNotBlockOthersAndAreTriedOnce() {
    int[] attempts = {0};
    AdvisoryMatcher matcher =
        new AdvisoryMatcher(
            run.stores,
            FloodLimit.DEFAULT,
            _ -> {
              attempts[0]++;
              throw new IllegalStateException("a defect");
            },
            run.clock);
    run.watch("T1", "Larkmail");
    add(1_100, "Larkmail was hacked");
    run.advisories.add(advisory("last", "Nothing of note", "", run.clock.instant()));

    assertThat(matcher.sweep(run.clock.instant().plus(Duration.ofMinutes(1)))).isEqualTo(1);
    assertThat(attempts[0]).isEqualTo(1_100);
    assertThat(run.advisories.findUnmatched(2_000))
        .hasSize(1_100)
        .extracting(Advisory::id)
        .doesNotContain("last");
  }

  @Test
  void sweep_pastDeadline_matchesNone() {
    add(3, "Nothing of note");

    assertThat(run.matching.sweep(run.clock.instant())).isZero();
    assertThat(run.advisories.findUnmatched(10)).hasSize(3);
  }
}
