package bellwether.app.poll;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.feed.Feed;
import bellwether.feed.document.IdentifiedItem;
import bellwether.feed.document.IdentifiedItem.KeyKind;
import bellwether.feed.document.IdentifiedItem.Status;
import bellwether.store.AdvisoryStore;
import bellwether.store.ConcurrentCalls;
import bellwether.store.StoreException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Stores the new and the changed items of one document of a feed. */
final class ItemIntake {
  /** Fewer items may all be new by chance. */
  private static final int MIN_ITEMS_FOR_CHURN = 5;

  /** A row holds 30,000 fingerprints; an item has up to five. Longer lists omit the weak ones. */
  private static final int MAX_FINGERPRINTS = 28_000;

  private static final int MAX_ATTEMPTS = 3;
  private static final int IDS_PER_LOG_LINE = 50;
  private static final Logger LOG = LoggerFactory.getLogger(ItemIntake.class);

  private final AdvisoryStore advisories;
  private final Feed feed;
  private final Set<Long> previousFingerprints;
  private final boolean silent;
  private final Set<IdentifiedItem> failed = ConcurrentHashMap.newKeySet();
  private final Queue<String> stored = new ConcurrentLinkedQueue<>();
  private final AtomicReference<@Nullable StoreException> storeFailure = new AtomicReference<>();
  private boolean churn;

  /**
   * @param previousFingerprints fingerprints of the items that the feed showed last
   * @param silent whether this is a first read, which is reported in a summary only
   */
  ItemIntake(AdvisoryStore advisories, Feed feed, Set<Long> previousFingerprints, boolean silent) {
    this.advisories = advisories;
    this.feed = feed;
    this.previousFingerprints = Set.copyOf(previousFingerprints);
    this.silent = silent;
  }

  /**
   * Stores the items and returns the number of those that were new, or whose record has new facts.
   * An item that fails affects no other one, and is tried again at the next poll. Items that share
   * a key are stored in their order, because each is compared with those before it.
   */
  int store(List<IdentifiedItem> items) {
    churn = detectChurn(items);
    List<Callable<Integer>> calls =
        items.stream()
            .filter(IdentifiedItem::isRelevant)
            .filter(item -> item.statusAgainst(previousFingerprints) != Status.KNOWN)
            .collect(
                Collectors.groupingBy(
                    item -> item.advisory().id(), LinkedHashMap::new, Collectors.toList()))
            .values()
            .stream()
            .<Callable<Integer>>map(sameKey -> () -> storeInOrder(sameKey))
            .toList();
    int added = ConcurrentCalls.callAll(calls).stream().mapToInt(Integer::intValue).sum();
    logStored();
    return added;
  }

  /** If the store fails, the rest is left too, because it depends on the items before it. */
  private int storeInOrder(List<IdentifiedItem> items) {
    int added = 0;
    for (int i = 0; i < items.size(); i++) {
      try {
        added += store(items.get(i)) ? 1 : 0;
      } catch (StoreException e) {
        storeFailure.compareAndSet(null, e);
        failed.addAll(items.subList(i, items.size()));
        return added;
      } catch (RuntimeException e) {
        String id = items.get(i).advisory().id();
        LOG.error("item failed feed={} advisory={}", feed.name(), id, e);
        failed.add(items.get(i));
      }
    }
    return added;
  }

  /** Whether the next poll has to receive the same items again. */
  boolean hasFailed() {
    return !failed.isEmpty();
  }

  /** The first failure of the store, after which the other items were stored. */
  Optional<StoreException> storeFailure() {
    return Optional.ofNullable(storeFailure.get());
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

  /** Whether the feed gave its items new keys: more than half differ only in theirs. */
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
    // An item that disappeared and returned is known to the table only.
    return (item.keyKind() != KeyKind.RECURRING && add(item.advisory())) || reviseOrAdd(item);
  }

  private boolean add(Advisory advisory) {
    Advisory own = feed.audience().isEmpty() ? advisory : advisory.withAudience(feed.audience());
    boolean added = advisories.add(silent ? own.withFirstRead(true) : own);
    if (added) {
      stored.add(own.id());
    }
    return added;
  }

  /**
   * Revises the advisory under the item's key, or adds the item as another one under that key, so
   * that no news is lost if a feed reuses a key.
   */
  private boolean reviseOrAdd(IdentifiedItem item) {
    for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
      KeyHistory history = new KeyHistory(advisories, item);
      Optional<Advisory> match = history.findMatch();
      if (match.isPresent()) {
        return revise(match.get(), item);
      }
      if (add(item.advisoryForOccurrence(history.size() + 1))) {
        return true;
      }
      // Another worker added an item at the same time.
    }
    throw new IllegalStateException("contended: " + item.advisory().id());
  }

  /** An edit of prose does not count as new: matching finds what it adds. */
  private boolean revise(Advisory known, IdentifiedItem item) {
    if (item.keyKind() != KeyKind.PROSE) {
      return Revision.merge(known, item.advisory()).filter(this::revise).isPresent();
    }
    if (Revision.isReworded(known, item.advisory())) {
      boolean matched = advisories.isMatched(known.id());
      revise(Revision.withNewWording(known, item.advisory(), matched));
    }
    return false;
  }

  private boolean revise(Advisory advisory) {
    boolean revised = advisories.revise(advisory);
    if (revised) {
      stored.add(advisory.id());
    }
    return revised;
  }

  /** Logs the ids of new and changed advisories, by which their alerts can be traced. */
  private void logStored() {
    List<String> all = List.copyOf(stored);
    for (int from = 0; from < all.size(); from += IDS_PER_LOG_LINE) {
      List<String> ids = all.subList(from, Math.min(from + IDS_PER_LOG_LINE, all.size()));
      // The items of a silent first read do not alert.
      LOG.atLevel(silent ? Level.DEBUG : Level.INFO)
          .log("advisories stored feed={} advisories={}", feed.name(), ids);
    }
  }

  /** The fingerprints to store for the document. */
  Set<Long> fingerprints(List<IdentifiedItem> items) {
    Set<Long> fingerprints = new HashSet<>();
    items.stream()
        .filter(item -> !failed.contains(item))
        .forEach(item -> fingerprints.addAll(item.allFingerprints()));
    if (fingerprints.size() > MAX_FINGERPRINTS) {
      items.forEach(item -> fingerprints.removeAll(item.weakFingerprints()));
    }
    if (fingerprints.size() > MAX_FINGERPRINTS) {
      items.forEach(item -> fingerprints.removeAll(item.redundantFingerprints()));
    }
    return fingerprints;
  }

  /** Adds the fingerprints of the previous document, as far as they fit. */
  Set<Long> withPrevious(Set<Long> current) {
    Set<Long> fingerprints = new HashSet<>(current);
    previousFingerprints.stream()
        .filter(fingerprint -> !current.contains(fingerprint))
        .limit(Math.max(0, MAX_FINGERPRINTS - current.size()))
        .forEach(fingerprints::add);
    return fingerprints;
  }
}
