package bellwether.app.match;

import static bellwether.app.Fixtures.advisory;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Vendors that customers add while an advisory is matched. */
final class ChangingWatchlistTest {
  private final MatchingRun run = new MatchingRun();
  private int rounds;

  @BeforeEach
  void addAdvisory() {
    run.watch("T0", "Inkwell");
    run.advisories.add(
        advisory("a1", "Inkwell confirms data breach", "Inkwell said so.", run.clock.instant()));
  }

  /** Sweeps, and calls back with the number of each time that the advisory is matched. */
  private int sweep(IntConsumer whileMatching) {
    AdvisoryMatcher matcher =
        new AdvisoryMatcher(
            run.stores,
            FloodLimit.DEFAULT,
            _ -> {
              whileMatching.accept(++rounds);
              return List.of("customer records");
            },
            run.clock);
    return matcher.sweep(run.clock.instant().plus(Duration.ofHours(1)));
  }

  @Test
  void vendorAddedWhileAnAdvisoryIsMatched_alerts() {
    int matched =
        sweep(round -> {
          if (round == 1) {
            run.watch("T1", "Inkwell");
          }
        });

    assertThat(matched).isOne();
    assertThat(run.deliveries.findRecent("T0", 10)).hasSize(1);
    assertThat(run.deliveries.findRecent("T1", 10)).hasSize(1);
    assertThat(run.advisories.findUnmatched(5)).isEmpty();
  }

  @Test
  void advisoryWhoseWatchlistsKeepChanging_isLeftToTheNextSweep() {
    assertThat(sweep(round -> run.watch("T" + round, "Inkwell"))).isZero();

    assertThat(rounds).isLessThan(10);
    assertThat(run.deliveries.findRecent("T0", 10)).hasSize(1);
    assertThat(run.advisories.findUnmatched(5)).hasSize(1);

    assertThat(sweep(_ -> {})).isOne();
    assertThat(run.deliveries.findRecent("T" + (rounds - 1), 10)).hasSize(1);
  }
}
