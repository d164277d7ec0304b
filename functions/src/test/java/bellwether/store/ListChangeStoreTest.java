package bellwether.store;

import static bellwether.store.StoreSamples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.record.ListChange;
import bellwether.domain.record.ListChange.Draft;
import bellwether.domain.record.ListChange.Entry;
import bellwether.domain.record.ListChange.Kind;
import bellwether.domain.vendor.Vendor;
import bellwether.store.record.ListChangeStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("bellwether.store.StoreBackend#available")
final class ListChangeStoreTest {
  private final ListChangeStore changes;
  private final Stores stores;

  ListChangeStoreTest(StoreBackend backend) {
    stores = backend.createStores();
    changes = stores.listChanges();
  }

  private static Draft draft(String vendor, Instant at) {
    Vendor before =
        new Vendor(vendor, List.of("a.example"), List.of(), List.of("X"), "1", "U9", List.of());
    return new Draft(
        at,
        "U1",
        List.of(
            new Entry(Kind.ADDED, vendor + " <&\"> ü", List.of(), null),
            new Entry(Kind.CHANGED, vendor, List.of("tier \"1\" becomes none"), before)),
        3);
  }

  private ListChange append(String customer, Draft draft) {
    return changes.append(customer, draft, changes.last(customer)).orElseThrow();
  }

  @Test
  void append_numbersAndChainsTheChangesOfACustomer() {
    assertThat(changes.last("T1")).isEmpty();
    ListChange first = append("T1", Draft.beginning(NOON));
    ListChange second = append("T1", draft("Acme", NOON.plusSeconds(1)));
    ListChange other = append("T2", draft("Acme", NOON.plusSeconds(1)));

    assertThat(first.number()).isEqualTo(1);
    assertThat(first.isBeginning()).isTrue();
    assertThat(second.number()).isEqualTo(2);
    assertThat(second.entries()).isEqualTo(draft("Acme", NOON).entries());
    assertThat(second.cut()).isEqualTo(3);
    assertThat(second.by()).isEqualTo("U1");
    assertThat(second.intact()).isTrue();
    assertThat(other.number()).isEqualTo(1);
    assertThat(other.hash()).as("another chain").isNotEqualTo(second.hash());
    assertThat(changes.last("T1")).contains(second);
    assertThat(changes.findSince("T1", NOON, 10)).containsExactly(first, second);
    assertThat(changes.findSince("T1", NOON.plusNanos(1), 10)).containsExactly(second);
    assertThat(changes.findSince("T1", NOON, 1)).containsExactly(first);
    assertThat(changes.findSince("T", NOON, 10)).isEmpty();
  }

  @Test
  void append_afterAnotherWriter_writesNothing() {
    ListChange first = append("T1", Draft.beginning(NOON));
    assertThat(changes.append("T1", draft("Acme", NOON), Optional.empty())).isEmpty();
    append("T1", draft("Acme", NOON));
    assertThat(changes.append("T1", draft("Zenith", NOON), Optional.of(first))).isEmpty();
    assertThat(changes.findSince("T1", NOON, 10)).hasSize(2);
  }

  @Test
  void append_hasOneWinnerAmongManyWriters() throws Exception {
    assertThat(
            ConcurrentWriters.countWinners(
                n -> changes.append("T1", draft("V" + n, NOON), Optional.empty()).isPresent()))
        .isEqualTo(1);
  }

  @Test
  void changes_areNoDeliveriesAndNeverDue() {
    append("T1", draft("Acme", NOON));
    assertThat(stores.deliveries().findRecent("T1", 10)).isEmpty();
    assertThat(stores.deliveries().findDue(NOON.plus(Duration.ofDays(900)), 10)).isEmpty();
  }
}
