package bellwether.feed.format.mapped;

import bellwether.domain.feed.Completeness;
import bellwether.feed.document.ParseResult;
import bellwether.feed.document.ParsedItem;
import bellwether.feed.text.InputLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Collects the items of a table, the number of skipped rows, and the first damage. */
final class TableItems {
  private final List<ParsedItem> items = new ArrayList<>();
  private int skipped;
  private @Nullable String damage;

  boolean isFull() {
    return items.size() == InputLimits.ITEMS;
  }

  /** Adds the item of a row, or skips a row without one and records the damage. */
  void addOrSkip(Optional<ParsedItem> item, String damageIfEmpty) {
    if (item.isPresent()) {
      items.add(item.get());
    } else {
      skip(1, damageIfEmpty);
    }
  }

  void skip(int rows, String reason) {
    skipped += rows;
    recordDamage(reason);
  }

  void recordDamage(String found) {
    damage = damage == null ? found : damage;
  }

  ParseResult toResult() {
    if (items.isEmpty() && skipped > 0) {
      return new ParseResult.Failure("a table none of whose rows can be read");
    }
    if (items.isEmpty()) {
      recordDamage("the table has no rows");
    }
    return new ParseResult.Success(items, new Completeness(damage, skipped, 0));
  }
}
