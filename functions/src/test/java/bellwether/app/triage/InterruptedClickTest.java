package bellwether.app.triage;

import static bellwether.app.Fixtures.CUSTOMER;
import static bellwether.app.Fixtures.pending;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellwether.app.TestClock;
import bellwether.domain.notice.Case;
import bellwether.domain.notice.CaseAction;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Reminder;
import bellwether.store.CaseStore;
import bellwether.store.memory.ForwardingStores;
import bellwether.store.memory.InMemoryStores;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A click whose function ends right after the case was saved. */
final class InterruptedClickTest {
  private final TestClock clock = TestClock.start();
  private final InMemoryStores stores = new InMemoryStores();

  @Test
  void snooze_isFollowedByItsReminderAllTheSame() {
    stores.deliveries().add(pending("d1", null, clock.instant()));
    Instant until = clock.instant().plus(Duration.ofDays(1));
    CaseAction snooze = new CaseAction.Snooze(until);

    assertThatThrownBy(() -> new Triage(endingStores(), clock).act(CUSTOMER, "U1", "d1", 0, snooze))
        .hasMessage("the function ended");
    var _ = new Triage(stores, clock).act(CUSTOMER, "U1", "d1", 0, snooze);

    assertThat(stores.cases().find("d1").orElseThrow().snoozedUntil()).isEqualTo(until);
    assertThat(stores.deliveries().findDue(until, 9))
        .extracting(Delivery::notice)
        .contains(new Reminder(CUSTOMER, "d1", "Acme", "U1", until, null));
  }

  private ForwardingStores endingStores() {
    CaseStore cases = stores.cases();
    return new ForwardingStores(stores) {
      @Override
      public CaseStore cases() {
        return new CaseStore() {
          @Override
          public Optional<Case> find(String id) {
            return cases.find(id);
          }

          @Override
          public List<Case> findAll(List<String> ids) {
            return cases.findAll(ids);
          }

          @Override
          public Optional<Case> save(Case changed) {
            var _ = cases.save(changed);
            throw new IllegalStateException("the function ended");
          }
        };
      }
    };
  }
}
