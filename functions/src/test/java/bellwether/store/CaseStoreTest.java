package bellwether.store;

import static bellwether.store.StoreSamples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.Severity;
import bellwether.domain.notice.Case;
import bellwether.domain.notice.Case.Impact;
import bellwether.domain.notice.Case.IncidentState;
import bellwether.domain.notice.CaseAction;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("bellwether.store.StoreBackend#available")
final class CaseStoreTest {
  private static final IncidentState PRESENT =
      new IncidentState(
          3, Confidence.ALLEGED, new Severity(Severity.Level.HIGH, List.of("a", "b")), 7);

  private final CaseStore cases;

  CaseStoreTest(StoreBackend backend) {
    cases = backend.createStores().cases();
  }

  private static Case opened(String id) {
    return Case.open(id, "T1", PRESENT);
  }

  @Test
  void find_isEmptyBeforeAnyAction() {
    assertThat(cases.find("d1")).isEmpty();
    assertThat(cases.findAll(List.of("d1", "d2"))).isEmpty();
  }

  @Test
  void save_keepsAllFields_andIncrementsTheVersion() {
    Case changed =
        opened("d1")
            .apply(new CaseAction.Assign("U7"), "U1", NOON)
            .apply(
                new CaseAction.Affected(new Impact("two servers", "U8", LocalDate.of(2026, 4, 1))),
                "U2",
                NOON.plusSeconds(5))
            .apply(new CaseAction.Snooze(NOON.plus(Duration.ofDays(1))), "U1", NOON.plusSeconds(9));

    Case saved = cases.save(changed).orElseThrow();

    assertThat(saved.version()).isEqualTo(1);
    assertThat(cases.find("d1")).contains(saved);
    assertThat(saved.withVersion(0)).isEqualTo(changed);
  }

  @Test
  void save_rejectsAStaleVersion() {
    Case first = cases.save(opened("d1")).orElseThrow();
    assertThat(cases.save(first.apply(new CaseAction.NotAffected(), "U1", NOON))).isPresent();

    assertThat(cases.save(first.apply(new CaseAction.Acknowledge(), "U2", NOON))).isEmpty();
    assertThat(cases.save(opened("d1"))).isEmpty();
    assertThat(cases.find("d1").orElseThrow().status()).isEqualTo(Case.Status.NOT_AFFECTED);
  }

  @Test
  void save_hasOneWinnerAmongManyWriters() throws Exception {
    assertThat(
            ConcurrentWriters.countWinners(n ->
                cases
                    .save(opened("d1").apply(new CaseAction.Acknowledge(), "U" + n, NOON))
                    .isPresent()))
        .isEqualTo(1);
  }

  @Test
  void findAll_returnsExistingCasesInOrder() {
    Case b = cases.save(opened("b")).orElseThrow();
    Case a = cases.save(opened("a")).orElseThrow();

    assertThat(cases.findAll(List.of("x", "b", "a", "b"))).containsExactly(b, a);
  }
}
