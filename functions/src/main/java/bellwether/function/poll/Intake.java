package bellwether.function.poll;

import bellwether.domain.Advisory;
import bellwether.domain.Feed;
import bellwether.feed.Item;
import bellwether.feed.Item.Standing;
import bellwether.store.Advisories;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Takes in one document of a feed: keeps what is new in it, and what changed and matters. */
final class Intake {
  /** Fewer items than this may all be new by chance. */
  private static final int FEWEST_FOR_CHURN = 5;

  /**
   * A row holds 30,000 prints; an item has up to four. Of longer lists the weak ones are left out.
   */
  private static final int MOST_PRINTS = 28_000;

  private final Advisories advisories;
  private final Feed feed;
  private final Set<Long> before;
  private final boolean silent;
  private boolean churn;

  /**
   * An intake of one document.
   *
   * @param before prints of what the feed showed last
   * @param silent whether this is a first read, to be told in a summary only
   */
  Intake(Advisories advisories, Feed feed, Set<Long> before, boolean silent) {
    this.advisories = advisories;
    this.feed = feed;
    this.before = Set.copyOf(before);
    this.silent = silent;
  }

  /** Takes the items; the number of those that were new, or had something new to say. */
  int take(List<Item> items) {
    churn = churns(items);
    int added = 0;
    for (Item item : items) {
      if (!item.kept()) {
        continue;
      }
      boolean taken =
          switch (item.standing(before)) {
            case NEW -> addOrRevise(item);
            case REKEYED -> !churn && addOrRevise(item);
            case REUSED -> !churn && add(item.asOther());
            case EDITED -> revise(item);
            case KNOWN -> false;
          };
      added += taken ? 1 : 0;
    }
    return added;
  }

  /** Whether the feed gave its items new keys: more than half of them are new but for the looks. */
  private boolean churns(List<Item> items) {
    long rekeyed = items.stream().filter(item -> item.standing(before) == Standing.REKEYED).count();
    return items.size() >= FEWEST_FOR_CHURN && rekeyed * 2 > items.size();
  }

  boolean isChurn() {
    return churn;
  }

  private boolean addOrRevise(Item item) {
    // An item that vanished and is back is known to the table alone.
    return add(item.advisory()) || revise(item);
  }

  private boolean add(Advisory advisory) {
    Advisory own = feed.audience().isEmpty() ? advisory : advisory.forAudience(feed.audience());
    return advisories.add(silent ? own.asSilent() : own);
  }

  private boolean revise(Item item) {
    return item.edition() != null
        && advisories
            .find(item.advisory().id())
            .flatMap(kept -> Revision.of(kept, item.advisory()))
            .filter(advisories::revise)
            .isPresent();
  }

  /** What is to be remembered of the document. */
  Set<Long> shown(List<Item> items) {
    Set<Long> prints = new HashSet<>();
    items.forEach(item -> prints.addAll(item.prints()));
    if (prints.size() > MOST_PRINTS) {
      items.forEach(item -> prints.removeAll(item.traits()));
    }
    return prints;
  }

  /** These prints and those of what was shown before, while there is room. */
  Set<Long> withBefore(Set<Long> shown) {
    Set<Long> prints = new HashSet<>(shown);
    before.stream()
        .filter(print -> !shown.contains(print))
        .limit(Math.max(0, MOST_PRINTS - shown.size()))
        .forEach(prints::add);
    return prints;
  }
}
