package bellwether.store;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.store.Subscriptions.Addition;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link Subscriptions} must do. */
public abstract class SubscriptionsContract {
  private static final URI WIRE = URI.create("https://wire.example/feed?key=a%20b");
  private static final URI LEDGER = URI.create("https://ledger.example/");
  private static final URI PAGE = URI.create("https://status.quillforge.example/history.rss");

  private Subscriptions subscriptions;

  /** An empty store. */
  public abstract Subscriptions empty();

  @BeforeEach
  final void startEmpty() {
    subscriptions = empty();
  }

  @Test
  final void of_isEmptyForACustomerWithoutFeeds() {
    assertThat(subscriptions.of("T1")).isEmpty();
    assertThat(subscriptions.all()).isEmpty();
  }

  @Test
  final void add_keepsTheOrderAndTellsWhatWasThere() {
    assertThat(subscriptions.add("T1", WIRE, 5)).isEqualTo(Addition.ADDED);
    assertThat(subscriptions.add("T1", LEDGER, 5)).isEqualTo(Addition.ADDED);
    assertThat(subscriptions.add("T1", WIRE, 5)).isEqualTo(Addition.ALREADY_THERE);
    assertThat(subscriptions.of("T1")).containsExactly(WIRE, LEDGER);
    assertThat(subscriptions.of("T2")).isEmpty();
  }

  @Test
  final void add_neverPassesTheQuota() {
    assertThat(subscriptions.add("T1", WIRE, 1)).isEqualTo(Addition.ADDED);
    assertThat(subscriptions.add("T1", LEDGER, 1)).isEqualTo(Addition.TOO_MANY);
    assertThat(subscriptions.add("T1", WIRE, 1)).isEqualTo(Addition.ALREADY_THERE);
    assertThat(subscriptions.add("T2", LEDGER, 1)).isEqualTo(Addition.ADDED);
  }

  @Test
  final void add_neverPassesTheQuota_whoeverAddsAtTheSameTime() throws Exception {
    long added =
        Race.winners(writer ->
            subscriptions.add("T1", URI.create("https://wire.example/" + writer), 3)
                == Addition.ADDED);

    assertThat(added).isEqualTo(3);
    assertThat(subscriptions.of("T1")).hasSize(3);
  }

  @Test
  final void remove_takesAFeedOffOnce() {
    subscriptions.add("T1", WIRE, 5);
    subscriptions.add("T2", WIRE, 5);

    assertThat(subscriptions.remove("T1", LEDGER)).isFalse();
    assertThat(subscriptions.remove("T1", WIRE)).isTrue();
    assertThat(subscriptions.remove("T1", WIRE)).isFalse();
    assertThat(subscriptions.of("T2")).containsExactly(WIRE);
    assertThat(subscriptions.add("T1", LEDGER, 1)).isEqualTo(Addition.ADDED);
  }

  @Test
  final void all_namesEachFeedOnceWithAllWhoHaveIt() {
    subscriptions.add("T1", WIRE, 5);
    subscriptions.add("T2", LEDGER, 5);
    subscriptions.add("T2", WIRE, 5);
    subscriptions.add("T3", LEDGER, 5);
    subscriptions.remove("T3", LEDGER);

    assertThat(subscriptions.all())
        .isEqualTo(Map.of(WIRE, Set.of("T1", "T2"), LEDGER, Set.of("T2")));
  }

  @Test
  final void statusPages_areApartFromWhatTheCustomerAdded() {
    subscriptions.add("T1", WIRE, 5);
    subscriptions.setStatusPages("T1", _ -> List.of(LEDGER, PAGE));
    subscriptions.setStatusPages("T2", _ -> List.of(PAGE));

    assertThat(subscriptions.of("T1")).containsExactly(WIRE);
    assertThat(subscriptions.all()).isEqualTo(Map.of(WIRE, Set.of("T1")));
    assertThat(subscriptions.statusPages("T1")).containsExactly(LEDGER, PAGE);
    assertThat(subscriptions.statusPages("T3")).isEmpty();
    assertThat(subscriptions.allStatusPages())
        .isEqualTo(Map.of(LEDGER, Set.of("T1"), PAGE, Set.of("T1", "T2")));
  }

  @Test
  final void setStatusPages_givesThoseOfBefore() {
    subscriptions.setStatusPages("T1", before -> before.isEmpty() ? List.of(PAGE) : List.of());
    assertThat(subscriptions.statusPages("T1")).containsExactly(PAGE);
    subscriptions.setStatusPages("T1", before -> before.contains(PAGE) ? List.of() : before);
    assertThat(subscriptions.statusPages("T1")).isEmpty();
    assertThat(subscriptions.allStatusPages()).isEmpty();
  }

  @Test
  final void setStatusPages_losesNoneOfManyWriters() throws Exception {
    Race.winners(writer -> {
      URI page = URI.create("https://status.example/" + writer + "/history.rss");
      subscriptions.setStatusPages(
          "T1", before -> Stream.concat(before.stream(), Stream.of(page)).toList());
      return true;
    });
    assertThat(subscriptions.statusPages("T1")).hasSize(Race.WRITERS);
  }
}
