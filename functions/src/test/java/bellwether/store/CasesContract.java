package bellwether.store;

import bellwether.store.dynamo.json.CaseJson;

import static bellwether.store.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.Action;
import bellwether.domain.Case;
import bellwether.domain.Case.Impact;
import bellwether.domain.Case.Present;
import bellwether.domain.Confidence;
import bellwether.domain.Severity;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link Cases} must do. */
public abstract class CasesContract {
  private static final Present PRESENT =
      new Present(3, Confidence.ALLEGED, new Severity(Severity.Level.HIGH, List.of("a", "b")));

  private Cases cases;

  /** An empty store. */
  public abstract Cases empty();

  @BeforeEach
  final void startEmpty() {
    cases = empty();
  }

  private static Case opened(String id) {
    return Case.opened(id, "T1", PRESENT);
  }

  @Test
  final void find_isEmptyWhereNobodyActed() {
    assertThat(cases.find("d1")).isEmpty();
    assertThat(cases.of(List.of("d1", "d2"))).isEmpty();
  }

  @Test
  final void save_keepsAllOfIt_andCountsTheVersionUp() {
    Case one =
        opened("d1")
            .after(new Action.Assign("U7"), "U1", NOON)
            .after(
                new Action.Affected(new Impact("two servers", "U8", LocalDate.of(2026, 4, 1))),
                "U2",
                NOON.plusSeconds(5))
            .after(new Action.Snooze(NOON.plus(Duration.ofDays(1))), "U1", NOON.plusSeconds(9));

    Case saved = cases.save(one).orElseThrow();

    assertThat(saved.version()).isEqualTo(1);
    assertThat(cases.find("d1")).contains(saved);
    assertThat(CaseJson.with(saved, 0)).isEqualTo(one);
  }

  @Test
  final void save_refusesAStaleVersion() {
    Case first = cases.save(opened("d1")).orElseThrow();
    assertThat(cases.save(first.after(new Action.NotAffected(), "U1", NOON))).isPresent();

    assertThat(cases.save(first.after(new Action.Acknowledge(), "U2", NOON))).isEmpty();
    assertThat(cases.save(opened("d1"))).isEmpty();
    assertThat(cases.find("d1").orElseThrow().status()).isEqualTo(Case.Status.NOT_AFFECTED);
  }

  @Test
  final void save_hasOneWinnerAmongManyWriters() throws Exception {
    assertThat(
            Race.winners(n ->
                cases
                    .save(opened("d1").after(new Action.Acknowledge(), "U" + n, NOON))
                    .isPresent()))
        .isEqualTo(1);
  }

  @Test
  final void of_givesThoseThatThereAreInOrder() {
    Case b = cases.save(opened("b")).orElseThrow();
    Case a = cases.save(opened("a")).orElseThrow();

    assertThat(cases.of(List.of("x", "b", "a", "b"))).containsExactly(b, a);
  }
}
