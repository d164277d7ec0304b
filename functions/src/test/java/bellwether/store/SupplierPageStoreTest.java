package bellwether.store;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.chain.SupplierPage;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("bellwether.store.StoreBackend#available")
final class SupplierPageStoreTest {
  private static final URI PAGE = URI.create("https://quillforge.example/subprocessors?key=a%20b");
  private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");

  private final SupplierPageStore store;
  private final CustomerFeedStore feeds;

  SupplierPageStoreTest(StoreBackend backend) {
    Stores stores = backend.createStores();
    store = stores.supplierPages();
    feeds = stores.customerFeeds();
  }

  @Test
  void page_isReadAsSaved_andOnlyTheFirstOfTwoWritersWins() {
    List<SupplierPage.Row> rows =
        List.of(
            new SupplierPage.Row("Inkwell SE", "Inkwell SE | \u202eE-mail\u0000 | 😀"),
            new SupplierPage.Row("Gridmoth", ""));
    SupplierPage page = SupplierPage.neverRead(PAGE).afterRead(rows, "\"e\"", null, NOON);

    assertThat(store.find(PAGE)).isEmpty();
    assertThat(store.save(page)).isTrue();
    assertThat(store.save(page)).isFalse();

    SupplierPage stored = store.find(PAGE).orElseThrow();
    assertThat(stored.rows()).isEqualTo(rows);
    assertThat(stored.version()).isEqualTo(1);
    assertThat(store.save(stored.afterFailure("HTTP 404", NOON.plusSeconds(60)))).isTrue();
    assertThat(store.find(PAGE).orElseThrow().rows()).isEqualTo(rows);
    assertThat(store.find(PAGE).orElseThrow().readAt()).isEqualTo(NOON);
    assertThat(store.find(PAGE).orElseThrow().problem()).isEqualTo("HTTP 404");
  }

  @Test
  void largestPage_fits() {
    List<SupplierPage.Row> rows =
        IntStream.range(0, 300)
            .mapToObj(i -> new SupplierPage.Row("株".repeat(190) + i, "株".repeat(200)))
            .toList();

    assertThat(store.save(SupplierPage.neverRead(PAGE).afterRead(rows, null, null, NOON))).isTrue();

    assertThat(store.findAll(List.of(PAGE, URI.create("https://other.invalid/"))))
        .containsOnlyKeys(PAGE);
  }

  @Test
  void pagesOfCustomers_areApartFromTheirFeeds() {
    feeds.updateSupplierPages("T1", _ -> List.of(PAGE));
    feeds.updateSupplierPages("T2", before -> before.isEmpty() ? List.of(PAGE) : List.of());

    assertThat(feeds.customersBySupplierPage()).containsOnlyKeys(PAGE);
    assertThat(feeds.customersBySupplierPage().get(PAGE)).isEqualTo(Set.of("T1", "T2"));
    assertThat(feeds.customersByFeed()).isEmpty();
    assertThat(feeds.customersByStatusPageFeed()).isEmpty();
  }
}
