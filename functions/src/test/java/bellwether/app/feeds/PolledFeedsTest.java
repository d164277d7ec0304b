package bellwether.app.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.feed.Feed;
import bellwether.domain.feed.Format;
import bellwether.store.memory.InMemoryCustomerFeedStore;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class PolledFeedsTest {
  private static final URI WIRE = URI.create("https://wire.example/feed");
  private static final URI LEDGER = URI.create("https://ledger.example/feed");

  private final InMemoryCustomerFeedStore customerFeeds = new InMemoryCustomerFeedStore();
  private final PolledFeeds polled =
      new PolledFeeds(List.of(Feed.of("Wire", WIRE, Format.SYNDICATION)), customerFeeds);

  @Test
  void all_mergesAFeedOfSeveralCustomers() {
    customerFeeds.add("T1", LEDGER, 5);
    customerFeeds.add("T2", LEDGER, 5);

    assertThat(polled.all()).extracting(Feed::url).containsExactly(WIRE, LEDGER);
    assertThat(polled.all().getFirst().audience()).isEmpty();
    assertThat(polled.all().getLast().audience()).isEqualTo(Set.of("T1", "T2"));
  }

  @Test
  void forCustomer_excludesOtherCustomersFeeds() {
    customerFeeds.add("T1", LEDGER, 5);

    assertThat(polled.forCustomer("T1")).extracting(Feed::url).containsExactly(WIRE, LEDGER);
    assertThat(polled.forCustomer("T2")).extracting(Feed::url).containsExactly(WIRE);
  }

  @Test
  void sharedFeed_staysSharedWhenACustomerAddsIt() {
    customerFeeds.add("T1", WIRE, 5);

    assertThat(polled.isSharedFeed(WIRE)).isTrue();
    assertThat(polled.all()).singleElement().extracting(Feed::name).isEqualTo("Wire");
  }

  @Test
  void statusPages_arePolledForCustomersListingThem() {
    URI page = URI.create("https://status.quillforge.example/history.rss");
    customerFeeds.updateStatusPageFeeds("T1", _ -> List.of(page));
    customerFeeds.updateStatusPageFeeds("T2", _ -> List.of(page));
    customerFeeds.add("T3", page, 5);

    assertThat(polled.all())
        .extracting(feed -> feed.name() + " " + feed.tier() + " " + new TreeSet<>(feed.audience()))
        .containsExactly(
            "Wire NEWS []",
            "status.quillforge.example/history.rss NEWS [T3]",
            "status.quillforge.example (status page) OFFICIAL [T1, T2]");
    assertThat(polled.forCustomer("T2"))
        .extracting(Feed::name)
        .containsExactly("Wire", "status.quillforge.example (status page)");
    assertThat(polled.forCustomer("T2").getLast().audience()).isEqualTo(Set.of("T2"));
  }

  @Test
  void all_readsTheStoreAgain() {
    assertThat(polled.all()).hasSize(1);
    customerFeeds.add("T1", LEDGER, 5);
    assertThat(polled.all()).hasSize(2);
    customerFeeds.remove("T1", LEDGER);
    assertThat(polled.all()).hasSize(1);
  }
}
