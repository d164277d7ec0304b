package bellwether.app.match;

import bellwether.app.match.AdvisoryProcessor.Processed;
import bellwether.domain.advisory.Advisory;
import bellwether.match.facts.ExposedData;
import bellwether.store.AdvisoryStore;
import bellwether.store.ConcurrentCalls;
import bellwether.store.CustomerStore;
import bellwether.store.StoreException;
import bellwether.store.Stores;
import bellwether.store.SupplierPageStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Matches advisories to every customer's vendors. An advisory is marked as matched last, and only
 * if no list of vendors changed while it was matched, so that a vendor added at that time is
 * matched too.
 */
public final class AdvisoryMatcher {
  private static final Logger LOG = LoggerFactory.getLogger(AdvisoryMatcher.class);

  /** Limits the memory that their texts take. */
  private static final int PAGE_SIZE = 1_000;

  /** So many are matched between two looks at the lists' version, and marked at the same time. */
  private static final int GROUP_SIZE = 25;

  /** So often a group is matched while the lists change; then it is left to the next sweep. */
  private static final int MAX_ROUNDS = 5;

  /** Pages are read weekly, so that an hour more does not matter. */
  private static final Duration PAGES_INTERVAL = Duration.ofHours(1);

  private final AdvisoryStore advisories;
  private final CustomerStore customers;
  private final SupplierPageStore pages;
  private final AdvisoryProcessor processor;
  private final InstantSource clock;
  private volatile @Nullable WatchIndex index;
  private volatile Instant pagesReadAt = Instant.EPOCH;

  public AdvisoryMatcher(Stores stores, FloodLimit limit, InstantSource clock) {
    this(stores, limit, ExposedData::of, clock);
  }

  /**
   * @param exposedData reads the kinds of exposed data from an advisory
   */
  AdvisoryMatcher(
      Stores stores,
      FloodLimit limit,
      Function<Advisory, List<String>> exposedData,
      InstantSource clock) {
    this.advisories = stores.advisories();
    this.customers = stores.customers();
    this.pages = stores.supplierPages();
    this.processor = new AdvisoryProcessor(stores, limit, exposedData, clock);
    this.clock = clock;
  }

  /**
   * Matches all unmatched advisories until none is left or the time is up, page by page. Those of a
   * page are matched in the order of publication, so that feeds that are read together are reported
   * in the order of events.
   *
   * @return the number of advisories matched
   */
  public int sweep(Instant deadline) {
    Set<String> tried = new HashSet<>();
    int matched = 0;
    List<Advisory> page = findUnmatched(tried, matched);
    while (!page.isEmpty() && clock.instant().isBefore(deadline)) {
      for (int from = 0; from < page.size() && clock.instant().isBefore(deadline); ) {
        List<Advisory> group = page.subList(from, Math.min(page.size(), from + GROUP_SIZE));
        group.forEach(advisory -> tried.add(advisory.id()));
        matched += matchAll(group, deadline, this::processSafely);
        from += group.size();
      }
      page = findUnmatched(tried, matched);
    }
    return matched;
  }

  /** Those not tried yet: the index may lag, and a failed one must not block the rest. */
  private List<Advisory> findUnmatched(Set<String> tried, int matched) {
    return advisories.findUnmatched(PAGE_SIZE + tried.size() - matched).stream()
        .filter(advisory -> !tried.contains(advisory.id()))
        .sorted(Comparator.comparing(Advisory::reportedAt).thenComparing(Advisory::id))
        .toList();
  }

  /** A failed advisory stays unmatched and is tried again in the next sweep. */
  private Optional<Processed> processSafely(Advisory advisory, WatchIndex watched) {
    try {
      return Optional.of(processor.process(advisory, watched));
    } catch (StoreException e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.error("advisory failed advisory={}", advisory.id(), e);
      return Optional.empty();
    }
  }

  /** Matches one advisory if it still exists. */
  public void match(String advisoryId) {
    advisories
        .find(advisoryId)
        .ifPresent(advisory ->
            matchAll(
                List.of(advisory),
                Instant.MAX,
                (one, watched) -> Optional.of(processor.process(one, watched))));
  }

  /** Returns how many were matched and marked. */
  private int matchAll(
      List<Advisory> group,
      Instant deadline,
      BiFunction<Advisory, WatchIndex, Optional<Processed>> process) {
    for (int round = 1; round <= MAX_ROUNDS; round++) {
      WatchIndex watched = currentIndex();
      List<Processed> matched = new ArrayList<>();
      for (Advisory advisory : group) {
        if (clock.instant().isBefore(deadline)) {
          process.apply(advisory, watched).ifPresent(matched::add);
        }
      }
      if (currentIndex().watchlistVersion() == watched.watchlistVersion()) {
        ConcurrentCalls.callAll(matched.stream().map(this::marking).toList());
        return matched.size();
      }
    }
    return 0;
  }

  private Callable<Object> marking(Processed processed) {
    return Executors.callable(
        () -> advisories.markMatched(processed.advisory(), processed.terms()));
  }

  private WatchIndex currentIndex() {
    WatchIndex held = index;
    Instant now = clock.instant();
    if (held == null || held.watchlistVersion() != customers.watchlistVersion()) {
      held = WatchIndex.load(customers, pages);
      index = held;
      pagesReadAt = now;
    } else if (pagesReadAt.plus(PAGES_INTERVAL).isBefore(now)) {
      held = held.withPages(pages);
      index = held;
      pagesReadAt = now;
    }
    return held;
  }
}
