package bellwether.slack;

import static bellwether.function.Fixtures.CUSTOMER;
import static bellwether.function.Fixtures.pending;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.Action;
import bellwether.domain.Case;
import bellwether.domain.Case.Present;
import bellwether.domain.Confidence;
import bellwether.domain.Delivery;
import bellwether.domain.Delivery.State;
import bellwether.domain.Severity;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class HomeViewTest {
  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

  private static Delivery alert(String id, State state) {
    Delivery one = pending(id, null, NOW);
    return new Delivery(
        id, null, one.notice(), state, null, 1, NOW, null, "C1", "1.1", null, NOW, 1);
  }

  private static String home(List<Delivery> alerts, List<Case> cases) {
    return HomeView.of(List.of(), alerts, cases, List.of(), List.of(), NOW).json();
  }

  @Test
  void alertThatIsPosted_isOpen_untilSomebodySettlesIt() {
    Present present =
        new Present(1, Confidence.CONFIRMED, new Severity(Severity.Level.HIGH, List.of()));
    Case settled = Case.opened("d1", CUSTOMER, present).after(new Action.NotAffected(), "U1", NOW);

    assertThat(home(List.of(alert("d1", State.SENT)), List.of())).contains("Acme was breached");
    assertThat(home(List.of(alert("d1", State.SENT)), List.of(settled)))
        .contains("Nothing is open.");
  }

  @Test
  void alertThatWasTakenInSilently_isNotOpen() {
    assertThat(home(List.of(alert("d1", State.SUMMARIZED)), List.of()))
        .contains("Nothing is open.");
  }
}
