package bellwether.store;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.store.CustomerFeedStore.AddResult;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link CustomerFeedStore} must do. */
public abstract class CustomerFeedStoreContract {
  private static final URI WIRE = URI.create("https://wire.example/feed?key=a%20b");
  private static final URI LEDGER = URI.create("https://ledger.example/");
  private static final URI PAGE = URI.create("https://status.quillforge.example/history.rss");

  private CustomerFeedStore subscriptions;

  /** An empty store. */
  public abstract CustomerFeedStore createStore();

  @BeforeEach
  final void setUp() {
    subscriptions = createStore();
  }

  @Test
  final void findByCustomer_isEmptyForACustomerWithoutFeeds() {
    assertThat(subscriptions.findByCustomer("T1")).isEmpty();
    assertThat(subscriptions.customersByFeed()).isEmpty();
  }

  @Test
  final void add_keepsTheOrderAndReportsDuplicates() {
    assertThat(subscriptions.add("T1", WIRE, 5)).isEqualTo(AddResult.ADDED);
    assertThat(subscriptions.add("T1", LEDGER, 5)).isEqualTo(AddResult.ADDED);
    assertThat(subscriptions.add("T1", WIRE, 5)).isEqualTo(AddResult.ALREADY_EXISTS);
    assertThat(subscriptions.findByCustomer("T1")).containsExactly(WIRE, LEDGER);
    assertThat(subscriptions.findByCustomer("T2")).isEmpty();
  }

  @Test
  final void add_neverExceedsTheLimit() {
    assertThat(subscriptions.add("T1", WIRE, 1)).isEqualTo(AddResult.ADDED);
    assertThat(subscriptions.add("T1", LEDGER, 1)).isEqualTo(AddResult.LIMIT_REACHED);
    assertThat(subscriptions.add("T1", WIRE, 1)).isEqualTo(AddResult.ALREADY_EXISTS);
    assertThat(subscriptions.add("T2", LEDGER, 1)).isEqualTo(AddResult.ADDED);
  }

  @Test
  final void add_neverExceedsTheLimitWithConcurrentWriters() throws Exception {
    long added =
        ConcurrentWriters.countWinners(writer ->
            subscriptions.add("T1", URI.create("https://wire.example/" + writer), 3)
                == AddResult.ADDED);

    assertThat(added).isEqualTo(3);
    assertThat(subscriptions.findByCustomer("T1")).hasSize(3);
  }

  @Test
  final void remove_removesAFeedOnce() {
    subscriptions.add("T1", WIRE, 5);
    subscriptions.add("T2", WIRE, 5);

    assertThat(subscriptions.remove("T1", LEDGER)).isFalse();
    assertThat(subscriptions.remove("T1", WIRE)).isTrue();
    assertThat(subscriptions.remove("T1", WIRE)).isFalse();
    assertThat(subscriptions.findByCustomer("T2")).containsExactly(WIRE);
    assertThat(subscriptions.add("T1", LEDGER, 1)).isEqualTo(AddResult.ADDED);
  }

  @Test
  final void customersByFeed_listsEachFeedOnceWithItsCustomers() {
    subscriptions.add("T1", WIRE, 5);
    subscriptions.add("T2", LEDGER, 5);
    subscriptions.add("T2", WIRE, 5);
    subscriptions.add("T3", LEDGER, 5);
    subscriptions.remove("T3", LEDGER);

    assertThat(subscriptions.customersByFeed())
        .isEqualTo(Map.of(WIRE, Set.of("T1", "T2"), LEDGER, Set.of("T2")));
  }

  @Test
  final void statusPageFeeds_areSeparateFromAddedFeeds() {
    subscriptions.add("T1", WIRE, 5);
    subscriptions.updateStatusPageFeeds("T1", _ -> List.of(LEDGER, PAGE));
    subscriptions.updateStatusPageFeeds("T2", _ -> List.of(PAGE));

    assertThat(subscriptions.findByCustomer("T1")).containsExactly(WIRE);
    assertThat(subscriptions.customersByFeed()).isEqualTo(Map.of(WIRE, Set.of("T1")));
    assertThat(subscriptions.statusPageFeeds("T1")).containsExactly(LEDGER, PAGE);
    assertThat(subscriptions.statusPageFeeds("T3")).isEmpty();
    assertThat(subscriptions.customersByStatusPageFeed())
        .isEqualTo(Map.of(LEDGER, Set.of("T1"), PAGE, Set.of("T1", "T2")));
  }

  @Test
  final void updateStatusPageFeeds_passesThePreviousFeeds() {
    subscriptions.updateStatusPageFeeds(
        "T1", before -> before.isEmpty() ? List.of(PAGE) : List.of());
    assertThat(subscriptions.statusPageFeeds("T1")).containsExactly(PAGE);
    subscriptions.updateStatusPageFeeds("T1", before -> before.contains(PAGE) ? List.of() : before);
    assertThat(subscriptions.statusPageFeeds("T1")).isEmpty();
    assertThat(subscriptions.customersByStatusPageFeed()).isEmpty();
  }

  @Test
  final void updateStatusPageFeeds_losesNoneOfManyWriters() throws Exception {
    ConcurrentWriters.countWinners(writer -> {
      URI page = URI.create("https://status.example/" + writer + "/history.rss");
      subscriptions.updateStatusPageFeeds(
          "T1", before -> Stream.concat(before.stream(), Stream.of(page)).toList());
      return true;
    });
    assertThat(subscriptions.statusPageFeeds("T1")).hasSize(ConcurrentWriters.WRITER_COUNT);
  }
}
