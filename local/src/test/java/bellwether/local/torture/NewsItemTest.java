package bellwether.local.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class NewsItemTest {
  @Test
  void names_areAllDifferent() {
    List<NewsItem> items = NewsItem.generate(7, NewsItem.MAX_ITEMS, 3);

    assertThat(items).extracting(NewsItem::vendor).doesNotHaveDuplicates();
    assertThat(items).allMatch(item -> item.vendor().matches("[A-Z][a-z]+soft"));
  }

  @Test
  void seed_decidesTheNews() {
    assertThat(NewsItem.generate(1, 50, 3)).isEqualTo(NewsItem.generate(1, 50, 3));
    assertThat(NewsItem.generate(1, 50, 3)).isNotEqualTo(NewsItem.generate(2, 50, 3));
  }

  @Test
  void everyTenthItem_isWatchedByNobody() {
    List<NewsItem> items = NewsItem.generate(1, 100, 3);

    assertThat(items).filteredOn(item -> item.customers().isEmpty()).hasSize(10);
    assertThat(items).flatExtracting(NewsItem::customers).hasSameElementsAs(Set.of(0, 1, 2));
  }
}
