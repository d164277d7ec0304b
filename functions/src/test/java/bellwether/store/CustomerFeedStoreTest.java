package bellwether.store;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.store.CustomerFeedStore.AddResult;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("bellwether.store.StoreBackend#available")
final class CustomerFeedStoreTest {
  private static final URI WIRE = URI.create("https://wire.example/feed?key=a%20b");
  private static final URI LEDGER = URI.create("https://ledger.example/");
  private static final URI PAGE = URI.create("https://status.quillforge.example/history.rss");

  private final CustomerFeedStore store;

  CustomerFeedStoreTest(StoreBackend backend) {
    store = backend.createStores().customerFeeds();
  }

  @Test
  void findByCustomer_isEmptyForACustomerWithoutFeeds() {
    assertThat(store.findByCustomer("T1")).isEmpty();
    assertThat(store.customersByFeed()).isEmpty();
  }

  @Test
  void add_keepsTheOrderAndReportsDuplicates() {
    assertThat(store.add("T1", WIRE, 5)).isEqualTo(AddResult.ADDED);
    assertThat(store.add("T1", LEDGER, 5)).isEqualTo(AddResult.ADDED);
    assertThat(store.add("T1", WIRE, 5)).isEqualTo(AddResult.ALREADY_EXISTS);
    assertThat(store.findByCustomer("T1")).containsExactly(WIRE, LEDGER);
    assertThat(store.findByCustomer("T2")).isEmpty();
  }

  @Test
  void add_neverExceedsTheLimit() {
    assertThat(store.add("T1", WIRE, 1)).isEqualTo(AddResult.ADDED);
    assertThat(store.add("T1", LEDGER, 1)).isEqualTo(AddResult.LIMIT_REACHED);
    assertThat(store.add("T1", WIRE, 1)).isEqualTo(AddResult.ALREADY_EXISTS);
    assertThat(store.add("T2", LEDGER, 1)).isEqualTo(AddResult.ADDED);
  }

  @Test
  void add_neverExceedsTheLimitWithConcurrentWriters() throws Exception {
    long added =
        ConcurrentWriters.countWinners(writer ->
            store.add("T1", URI.create("https://wire.example/" + writer), 3) == AddResult.ADDED);

    assertThat(added).isEqualTo(3);
    assertThat(store.findByCustomer("T1")).hasSize(3);
  }

  @Test
  void remove_removesAFeedOnce() {
    store.add("T1", WIRE, 5);
    store.add("T2", WIRE, 5);

    assertThat(store.remove("T1", LEDGER)).isFalse();
    assertThat(store.remove("T1", WIRE)).isTrue();
    assertThat(store.remove("T1", WIRE)).isFalse();
    assertThat(store.findByCustomer("T2")).containsExactly(WIRE);
    assertThat(store.add("T1", LEDGER, 1)).isEqualTo(AddResult.ADDED);
  }

  @Test
  void customersByFeed_listsEachFeedOnceWithItsCustomers() {
    store.add("T1", WIRE, 5);
    store.add("T2", LEDGER, 5);
    store.add("T2", WIRE, 5);
    store.add("T3", LEDGER, 5);
    store.remove("T3", LEDGER);

    assertThat(store.customersByFeed())
        .isEqualTo(Map.of(WIRE, Set.of("T1", "T2"), LEDGER, Set.of("T2")));
  }

  @Test
  void statusPageFeeds_areSeparateFromAddedFeeds() {
    store.add("T1", WIRE, 5);
    store.updateStatusPageFeeds("T1", _ -> List.of(LEDGER, PAGE));
    store.updateStatusPageFeeds("T2", _ -> List.of(PAGE));

    assertThat(store.findByCustomer("T1")).containsExactly(WIRE);
    assertThat(store.customersByFeed()).isEqualTo(Map.of(WIRE, Set.of("T1")));
    assertThat(store.statusPageFeeds("T1")).containsExactly(LEDGER, PAGE);
    assertThat(store.statusPageFeeds("T3")).isEmpty();
    assertThat(store.customersByStatusPageFeed())
        .isEqualTo(Map.of(LEDGER, Set.of("T1"), PAGE, Set.of("T1", "T2")));
  }

  @Test
  void updateStatusPageFeeds_passesThePreviousFeeds() {
    store.updateStatusPageFeeds("T1", before -> before.isEmpty() ? List.of(PAGE) : List.of());
    assertThat(store.statusPageFeeds("T1")).containsExactly(PAGE);
    store.updateStatusPageFeeds("T1", before -> before.contains(PAGE) ? List.of() : before);
    assertThat(store.statusPageFeeds("T1")).isEmpty();
    assertThat(store.customersByStatusPageFeed()).isEmpty();
  }

  @Test
  void updateStatusPageFeeds_losesNoneOfManyWriters() throws Exception {
    ConcurrentWriters.countWinners(writer -> {
      URI page = URI.create("https://status.example/" + writer + "/history.rss");
      store.updateStatusPageFeeds(
          "T1", before -> Stream.concat(before.stream(), Stream.of(page)).toList());
      return true;
    });
    assertThat(store.statusPageFeeds("T1")).hasSize(ConcurrentWriters.WRITER_COUNT);
  }
}
