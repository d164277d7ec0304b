package bellwether.app.vendors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellwether.app.TestClock;
import bellwether.app.vendors.VendorDiff.Mode;
import bellwether.domain.record.ListChange;
import bellwether.domain.record.ListChange.Kind;
import bellwether.domain.vendor.Vendor;
import bellwether.store.StoreException;
import bellwether.store.memory.InMemoryStores;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ListRecorderTest {
  private static final Vendor ACME = Vendor.ofName("Acme");
  private final InMemoryStores stores = new InMemoryStores();
  private final TestClock clock = TestClock.start();
  private final VendorLists lists = VendorLists.of(stores, "U1", clock);

  private List<ListChange> changes() {
    return stores.listChanges().all("T1").stream().filter(one -> !one.isBeginning()).toList();
  }

  private static List<Vendor> vendors(int count) {
    return IntStream.range(0, count).mapToObj(i -> Vendor.ofName("Vendor " + i)).toList();
  }

  private VendorDiff diff(List<Vendor> imported, Mode mode) {
    return VendorDiff.of(stores.customers().vendors("T1"), imported, mode);
  }

  @Test
  void eachChange_isOneEntryWithWhoAndWhen() {
    lists.watch("T1", ACME);
    clock.advance(Duration.ofDays(1));
    Vendor ranked =
        new Vendor("ACME", List.of("acme.example"), List.of(), List.of(), "1", null, List.of());
    VendorLists.of(stores, "U2", clock).put("T1", ranked);
    lists.unwatch("T1", "acme");
    lists.unwatch("T1", "acme");

    assertThat(stores.listChanges().all("T1").getFirst().isBeginning()).isTrue();
    assertThat(changes()).extracting(ListChange::by).containsExactly("U1", "U2", "U1");
    assertThat(changes())
        .extracting(change -> change.entries().getFirst().kind())
        .containsExactly(Kind.ADDED, Kind.CHANGED, Kind.REMOVED);
    assertThat(changes().get(1).entries().getFirst().before()).isEqualTo(ACME);
    assertThat(changes().get(1).entries().getFirst().differences())
        .contains("tier none becomes \"1\"");
    assertThat(changes().get(2).entries().getFirst().before()).isEqualTo(ranked);
    assertThat(changes().get(1).at()).isEqualTo(clock.instant());
  }

  @Test
  void changeOfNothing_isNotRecorded() {
    lists.watch("T1", ACME);
    lists.watch("T1", ACME);
    lists.put("T1", ACME);
    lists.apply("T1", diff(List.of(ACME), Mode.SYNC), () -> true);
    assertThat(changes()).hasSize(1);
  }

  @Test
  void importOf500Vendors_isOneEntry() {
    lists.watch("T1", ACME);
    lists.apply("T1", diff(vendors(500), Mode.SYNC), () -> true);
    assertThat(changes()).hasSize(2);
    ListChange change = changes().getLast();
    assertThat(change.count(Kind.ADDED)).isEqualTo(500);
    assertThat(change.count(Kind.REMOVED)).isEqualTo(1);
    assertThat(change.cut()).isZero();
  }

  @Test
  void importOf5000Vendors_isBounded() {
    List<Vendor> long500 =
        IntStream.range(0, 5_000)
            .mapToObj(i -> Vendor.ofName("Vendor " + i + " " + "x".repeat(80)))
            .toList();
    lists.apply("T1", diff(long500, Mode.SYNC), () -> true);
    ListChange change = changes().getLast();
    assertThat(change.vendorCount()).isEqualTo(5_000);
    assertThat(change.cut()).isBetween(1, 4_999);
    assertThat(change.toString().length()).isLessThan(350_000);
  }

  @Test
  void interruptedImport_isRecordedInFullAndOnce() {
    AtomicInteger steps = new AtomicInteger();
    assertThat(lists.apply("T1", diff(vendors(50), Mode.SYNC), () -> steps.incrementAndGet() < 20))
        .isFalse();
    clock.advance(Duration.ofMinutes(2));
    assertThat(lists.apply("T1", diff(vendors(50), Mode.SYNC), () -> true)).isTrue();
    assertThat(changes()).hasSize(1);
    assertThat(changes().getFirst().count(Kind.ADDED)).isEqualTo(50);
    assertThat(stores.customers().vendors("T1")).hasSize(50);
  }

  @Test
  void importThatIsContinuedMuchLater_isAnEntryAgain() {
    lists.apply("T1", diff(vendors(50), Mode.SYNC), () -> false);
    clock.advance(Duration.ofHours(2));
    lists.apply("T1", diff(vendors(50), Mode.SYNC), () -> true);
    assertThat(changes()).hasSize(2);
  }

  @Test
  void changeOfAnotherPersonOrInBetween_isAnEntryOfItsOwn() {
    lists.watch("T1", ACME);
    lists.unwatch("T1", "acme");
    lists.watch("T1", ACME);
    assertThat(changes()).hasSize(3);
    stores.customers().removeVendor("T1", "acme");
    VendorLists.of(stores, "U2", clock).watch("T1", ACME);
    assertThat(changes()).hasSize(4);
  }

  @Test
  void changeThatFails_leavesAnEntryTooMany() {
    VendorLists failing =
        new VendorLists(
            new FailingCustomers(),
            stores.customerFeeds(),
            new ListRecorder(stores.listChanges(), "U1", clock));
    assertThatThrownBy(() -> failing.watch("T1", ACME)).isInstanceOf(StoreException.class);
    assertThat(changes()).hasSize(1);
    lists.watch("T1", ACME);
    assertThat(changes()).as("the repetition").hasSize(1);
  }
}
