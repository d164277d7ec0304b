package bellwether.app.vendors;

import static bellwether.domain.vendor.VendorSamples.withStatusPage;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.vendors.VendorDiff.Mode;
import bellwether.domain.vendor.Vendor;
import bellwether.store.memory.InMemoryCustomerFeedStore;
import bellwether.store.memory.InMemoryCustomerStore;
import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class VendorListsTest {
  private static final Vendor QUILLFORGE =
      withStatusPage("Quillforge", "https://status.quillforge.example/");
  private static final URI FEED = URI.create("https://status.quillforge.example/history.rss");
  private static final Vendor FERNCAST =
      withStatusPage("Ferncast", "https://status.ferncast.example/feed.rss");

  private final InMemoryCustomerStore customers = new InMemoryCustomerStore();
  private final InMemoryCustomerFeedStore customerFeeds = new InMemoryCustomerFeedStore();
  private final VendorLists lists =
      new VendorLists(customers, customerFeeds, ListRecorders.unread());

  @Test
  void statusPages_followTheirVendors() {
    lists.watch("T1", QUILLFORGE);
    assertThat(customerFeeds.statusPageFeeds("T1")).containsExactly(FEED);

    lists.watch("T1", withStatusPage("Quillforge", "https://quillforge.example/rss"));
    assertThat(customerFeeds.statusPageFeeds("T1"))
        .containsExactly(URI.create("https://quillforge.example/rss"));

    lists.watch("T1", Vendor.ofName("Quillforge"));
    assertThat(customerFeeds.statusPageFeeds("T1")).isEmpty();

    lists.watch("T1", FERNCAST);
    assertThat(lists.unwatch("T1", "ferncast")).isTrue();
    assertThat(lists.unwatch("T1", "ferncast")).isFalse();
    assertThat(customerFeeds.statusPageFeeds("T1")).isEmpty();
  }

  @Test
  void sharedStatusPage_isPolledOnce() {
    lists.watch("T1", List.of(QUILLFORGE, withStatusPage("Quillforge Mail", FEED.toString())));
    assertThat(customerFeeds.statusPageFeeds("T1")).containsExactly(FEED);

    lists.unwatch("T1", "quillforge");
    assertThat(customerFeeds.statusPageFeeds("T1")).containsExactly(FEED);
  }

  @Test
  void import_addsAndRemovesStatusPages() {
    lists.watch("T1", QUILLFORGE);
    VendorDiff diff = VendorDiff.of(List.of(QUILLFORGE), List.of(FERNCAST), Mode.SYNC);

    assertThat(lists.apply("T1", diff, () -> true)).isTrue();

    assertThat(customers.vendors("T1")).containsExactly(FERNCAST);
    assertThat(customerFeeds.statusPageFeeds("T1"))
        .containsExactly(URI.create("https://status.ferncast.example/feed.rss"));
  }

  @Test
  void interruptedImport_leavesNoVendorWithoutItsStatusPage() {
    lists.watch("T1", QUILLFORGE);
    VendorDiff diff = VendorDiff.of(List.of(QUILLFORGE), List.of(FERNCAST), Mode.SYNC);

    assertThat(lists.apply("T1", diff, () -> false)).isFalse();

    assertThat(customers.vendors("T1")).containsExactly(QUILLFORGE);
    assertThat(customerFeeds.statusPageFeeds("T1")).containsExactly(FEED);
  }

  @Test
  void tooManyStatusPages_isReportedWithTheFix() {
    List<Vendor> most =
        IntStream.range(0, VendorLists.MAX_STATUS_PAGES)
            .mapToObj(i -> withStatusPage("Vendor " + i, "https://status" + i + ".example.com/"))
            .toList();
    assertThat(VendorLists.statusPageLimitError(most)).isEmpty();

    VendorDiff more = VendorDiff.of(most, List.of(QUILLFORGE), Mode.ADD);
    assertThat(VendorLists.statusPageLimitError(more.result()))
        .hasValueSatisfying(line -> assertThat(line).contains("201", "200", "leave status empty"));
  }
}
