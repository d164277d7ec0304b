package bellwether.app.poll;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.feed.Feed;
import bellwether.feed.document.IdentifiedItem;
import bellwether.feed.document.IdentifiedItem.KeyKind;
import bellwether.feed.document.IdentifiedItem.Status;
import bellwether.store.AdvisoryStore;
import bellwether.store.StoreException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes in one document of a feed: keeps what is new in it, and what changed and matters. */
final class ItemIntake {
  /** Fewer items than this may all be new by chance. */
  private static final int MIN_ITEMS_FOR_CHURN = 5;

  /**
   * A row holds 30,000 prints; an item has up to five. Of longer lists the weak ones are left out.
   */
  private static final int MAX_FINGERPRINTS = 28_000;

  private static final int MAX_ATTEMPTS = 3;
  private static final Logger LOG = LoggerFactory.getLogger(ItemIntake.class);

  private final AdvisoryStore advisories;
  private final Feed feed;
  private final Set<Long> previousFingerprints;
  private final boolean silent;
  private final Set<IdentifiedItem> failed = new HashSet<>();
  private boolean churn;

  /**
   * An intake of one document.
   *
   * @param before prints of what the feed showed last
   * @param silent whether this is a first read, to be told in a summary only
   */
  ItemIntake(AdvisoryStore advisories, Feed feed, Set<Long> before, boolean silent) {
    this.advisories = advisories;
    this.feed = feed;
    this.previousFingerprints = Set.copyOf(before);
    this.silent = silent;
  }

  /**
   * Takes the items; the number of those that were new, or whose record had something new to state.
   * An item that can't be taken costs no other one, and is tried again at the next poll.
   */
  int store(List<IdentifiedItem> items) {
    churn = detectChurn(items);
    int added = 0;
    for (IdentifiedItem item : items) {
      if (item.isRelevant()) {
        try {
          added += store(item) ? 1 : 0;
        } catch (StoreException storeFailed) {
          throw storeFailed;
        } catch (RuntimeException e) {
          LOG.error("item failed feed={} id={}", feed.name(), item.advisory().id(), e);
          failed.add(item);
        }
      }
    }
    return added;
  }

  private boolean store(IdentifiedItem item) {
    return switch (item.statusAgainst(previousFingerprints)) {
      case NEW -> addOrRevise(item);
      case REKEYED -> !churn && addOrRevise(item);
      case REUSED -> !churn && reviseOrAdd(item);
      case EDITED -> reviseOrAdd(item);
      case KNOWN -> false;
    };
  }

  /** Whether the feed gave its items new keys: more than half of them are new but for the looks. */
  private boolean detectChurn(List<IdentifiedItem> items) {
    long rekeyed =
        items.stream()
            .filter(item -> item.statusAgainst(previousFingerprints) == Status.REKEYED)
            .count();
    return items.size() >= MIN_ITEMS_FOR_CHURN && rekeyed * 2 > items.size();
  }

  boolean isChurn() {
    return churn;
  }

  private boolean addOrRevise(IdentifiedItem item) {
    // An item that vanished and is back is known to the table alone.
    return (item.keyKind() != KeyKind.RECURRING && add(item.advisory())) || reviseOrAdd(item);
  }

  private boolean add(Advisory advisory) {
    Advisory own = feed.audience().isEmpty() ? advisory : advisory.forAudience(feed.audience());
    return advisories.add(silent ? own.asFirstRead() : own);
  }

  /**
   * Revises what is kept under the item's key, or adds the item as another thing under it: news are
   * never lost because their key is an old one's.
   */
  private boolean reviseOrAdd(IdentifiedItem item) {
    for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
      KeyHistory history = new KeyHistory(advisories, item);
      Optional<Advisory> kept = history.findMatch();
      if (kept.isPresent()) {
        return revise(kept.get(), item);
      }
      if (add(item.advisoryForOccurrence(history.size() + 1))) {
        return true;
      }
      // Somebody else added another thing at this moment.
    }
    throw new IllegalStateException("contended: " + item.advisory().id());
  }

  /** An edit of mere words is no arrival: what it adds, if anything, is found by matching. */
  private boolean revise(Advisory kept, IdentifiedItem item) {
    if (item.keyKind() != KeyKind.PROSE) {
      return Revision.merge(kept, item.advisory()).filter(advisories::revise).isPresent();
    }
    if (Revision.isReworded(kept, item.advisory())) {
      boolean matched = advisories.isMatched(kept.id());
      advisories.revise(Revision.withNewWording(kept, item.advisory(), matched));
    }
    return false;
  }

  /** What is to be remembered of the document. */
  Set<Long> fingerprints(List<IdentifiedItem> items) {
    Set<Long> prints = new HashSet<>();
    items.stream()
        .filter(item -> !failed.contains(item))
        .forEach(item -> prints.addAll(item.allFingerprints()));
    if (prints.size() > MAX_FINGERPRINTS) {
      items.forEach(item -> prints.removeAll(item.weakFingerprints()));
    }
    if (prints.size() > MAX_FINGERPRINTS) {
      items.forEach(item -> prints.removeAll(item.redundantFingerprints()));
    }
    return prints;
  }

  /** These prints and those of what was shown before, while there is room. */
  Set<Long> withPrevious(Set<Long> shown) {
    Set<Long> prints = new HashSet<>(shown);
    previousFingerprints.stream()
        .filter(print -> !shown.contains(print))
        .limit(Math.max(0, MAX_FINGERPRINTS - shown.size()))
        .forEach(prints::add);
    return prints;
  }
}
