package bellwether.app.match;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.advisory.EditHistory.Snapshot;
import bellwether.domain.feed.StatusPage;
import bellwether.domain.incident.Match;
import bellwether.domain.incident.Role;
import bellwether.domain.vendor.Mention;
import bellwether.match.facts.EventFacts;
import bellwether.match.facts.ExposedData;
import bellwether.match.incidents.ReportEdit;
import bellwether.match.names.LookupTerms;
import bellwether.store.AdvisoryStore;
import bellwether.store.CustomerStore;
import bellwether.store.MentionStore;
import bellwether.store.StoreException;
import bellwether.store.Stores;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Matches advisories to every customer's vendors, links each match to its incident, and stores one
 * delivery for each alert and one mention for each other named vendor. Every step is idempotent:
 * the advisory is marked as matched last.
 */
public final class AdvisoryMatcher {
  private static final Logger LOG = LoggerFactory.getLogger(AdvisoryMatcher.class);

  /** Limits the memory that their texts take. */
  private static final int PAGE_SIZE = 1_000;

  private final AdvisoryStore advisories;
  private final CustomerStore customers;
  private final ReportLinker linker;
  private final AlertOutbox outbox;
  private final MentionStore mentions;
  private final Function<Advisory, List<String>> exposedData;
  private final InstantSource clock;
  private volatile @Nullable WatchIndex index;

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
    this.exposedData = exposedData;
    this.advisories = stores.advisories();
    this.customers = stores.customers();
    this.linker = new ReportLinker(stores.incidents());
    this.outbox = new AlertOutbox(stores.deliveries(), stores.cases(), limit, clock);
    this.mentions = stores.mentions();
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
    Set<String> failed = new HashSet<>();
    List<Advisory> page = findUnmatched(tried, failed);
    while (!page.isEmpty() && clock.instant().isBefore(deadline)) {
      for (Advisory advisory : page) {
        if (!clock.instant().isBefore(deadline)) {
          break;
        }
        tried.add(advisory.id());
        if (!matchSafely(advisory)) {
          failed.add(advisory.id());
        }
      }
      page = findUnmatched(tried, failed);
    }
    return tried.size() - failed.size();
  }

  /** Those not tried yet: the index may lag, and a failed one must not block the rest. */
  private List<Advisory> findUnmatched(Set<String> tried, Set<String> failed) {
    return advisories.findUnmatched(PAGE_SIZE + failed.size()).stream()
        .filter(advisory -> !tried.contains(advisory.id()))
        .sorted(Comparator.comparing(Advisory::reportedAt).thenComparing(Advisory::id))
        .toList();
  }

  /** A failed advisory stays unmatched and is tried again in the next sweep. */
  private boolean matchSafely(Advisory advisory) {
    try {
      match(advisory);
      return true;
    } catch (StoreException e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.error("advisory failed advisory={}", advisory.id(), e);
      return false;
    }
  }

  /** Matches one advisory if it still exists. */
  public void match(String advisoryId) {
    Optional<Advisory> advisory = advisories.find(advisoryId);
    advisory.ifPresent(this::match);
  }

  private void match(Advisory advisory) {
    WatchIndex watched = currentIndex();
    List<Match> matches = watched.matcher().match(advisory);
    List<Match> previous = previousMatches(advisory, watched);
    List<Match> alerting = matches.stream().filter(Match::triggersAlert).toList();
    // Extracted once for all customers.
    List<String> exposed =
        matches.stream().anyMatch(match -> match.triggersAlert() || match.isDenial())
            ? exposedData.apply(advisory)
            : List.of();
    List<Mention> mentioned = new ArrayList<>();
    for (Match match : matches) {
      if (!ReportEdit.addsInformation(match, previous)) {
        continue;
      }
      AlertOutbox.Report report =
          linker
              .link(advisory, match, matches)
              .map(linked ->
                  new AlertOutbox.Report(
                      advisory, match, linked, exposed, EventFacts.of(advisory, match, exposed)))
              .orElse(null);
      for (String customer : watched.customersWatching(match.vendor())) {
        if (!isVisibleTo(advisory, match, customer)) {
          continue;
        }
        boolean handled =
            report != null
                && outbox.enqueue(
                    customer, report, relatedVendors(alerting, match, customer, watched));
        if (!handled && !advisory.firstRead()) {
          mentioned.add(
              Mention.of(customer, match.vendor(), advisory, match.isPossible(), clock.instant()));
        }
      }
    }
    // Last, because there may be many and alerts must not wait for them.
    mentioned.forEach(mentions::add);
    advisories.markMatched(advisory, lookupTerms(advisory, matches));
    LOG.debug("advisory matched advisory={} vendors={}", advisory.id(), matches.size());
  }

  /**
   * Whether the advisory is visible to the customer. The items of a status page are visible to
   * every customer that lists it, even if later: an item is updated while its incident lasts.
   */
  private static boolean isVisibleTo(Advisory advisory, Match match, String customer) {
    StatusPage page = match.vendor().statusPage();
    return advisory.audience().isEmpty()
        || advisory.audience().contains(customer)
        || (page != null && page.feedName().equals(advisory.feed()));
  }

  /** Adds the vendor's name, because vendors rarely name themselves on their own page. */
  private static Set<String> lookupTerms(Advisory advisory, List<Match> matches) {
    Set<String> terms = new LinkedHashSet<>(LookupTerms.of(advisory));
    if (StatusPage.isFeedName(advisory.feed())) {
      matches.forEach(match -> terms.addAll(LookupTerms.of(match.vendor().name())));
    }
    return terms;
  }

  /** The matches of the previously matched wording; empty if there is none. */
  private static List<Match> previousMatches(Advisory advisory, WatchIndex watched) {
    Snapshot snapshot = advisory.editHistory().previous();
    return snapshot == null
        ? List.of()
        : watched
            .matcher()
            .match(
                advisory.with(copy ->
                    copy.title(snapshot.title())
                        .text(snapshot.text())
                        .statedFacts(snapshot.statedFacts())));
  }

  /** The other vendors of this customer that the same report alerts about, each with its role. */
  private static List<String> relatedVendors(
      List<Match> alerting, Match match, String customer, WatchIndex watched) {
    return alerting.stream()
        .filter(other -> !other.vendor().key().equals(match.vendor().key()))
        .filter(other -> watched.customersWatching(other.vendor()).contains(customer))
        .map(other ->
            other.vendor().name() + (other.role() == Role.SOURCE ? " (source)" : " (victim)"))
        .distinct()
        .toList();
  }

  private WatchIndex currentIndex() {
    WatchIndex held = index;
    if (held == null || held.watchlistVersion() != customers.watchlistVersion()) {
      held = WatchIndex.load(customers);
      index = held;
    }
    return held;
  }
}
