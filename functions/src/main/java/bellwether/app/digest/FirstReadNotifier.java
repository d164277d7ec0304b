package bellwether.app.digest;

import bellwether.app.summary.SummaryWriter;
import bellwether.domain.StableId;
import bellwether.domain.advisory.Advisory;
import bellwether.domain.feed.FirstReads;
import bellwether.domain.feed.FirstReads.FeedRead;
import bellwether.domain.notice.Alert;
import bellwether.domain.notice.AlertSummary;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Delivery.Outcome;
import bellwether.domain.notice.Delivery.State;
import bellwether.domain.vendor.Watchlist;
import bellwether.store.AdvisoryStore;
import bellwether.store.CaseStore;
import bellwether.store.CustomerStore;
import bellwether.store.DeliveryStore;
import bellwether.store.FirstReadStore;
import bellwether.store.Stores;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Queues one summary for each customer of what feeds contained that one poll read for the first
 * time, as soon as all of it is matched. The id of a summary is derived from its poll, so that it
 * is queued once by any number of workers.
 */
public final class FirstReadNotifier {
  /** A summary does not wait longer than this for the poll and for matching. */
  static final Duration MAX_WAIT = Duration.ofMinutes(15);

  /** The index of unmatched advisories may lag behind the end of the poll for less than this. */
  static final Duration INDEX_LAG = Duration.ofSeconds(10);

  /** The number of unmatched advisories that are counted. */
  static final int MAX_UNMATCHED = 1_000;

  /** The number of recent deliveries that are searched for alerts of the first read. */
  private static final int MAX_ALERTS = 5_000;

  private final FirstReadStore firstReads;
  private final AdvisoryStore advisories;
  private final CustomerStore customers;
  private final DeliveryStore deliveries;
  private final CaseStore cases;
  private final SummaryWriter writer;
  private final InstantSource clock;

  public FirstReadNotifier(Stores stores, InstantSource clock) {
    this.firstReads = stores.firstReads();
    this.advisories = stores.advisories();
    this.customers = stores.customers();
    this.deliveries = stores.deliveries();
    this.cases = stores.cases();
    this.writer = new SummaryWriter(deliveries);
    this.clock = clock;
  }

  /**
   * Queues the summaries that are due, until the time is up, and returns the number of new ones.
   * Reads one row if no feed was read for the first time.
   */
  public int queueSummaries(Instant deadline) {
    Instant now = clock.instant();
    int queued = 0;
    for (FirstReads.Poll poll : firstReads.find().polls()) {
      boolean ended = poll.endedAt() != null && !poll.endedAt().plus(INDEX_LAG).isAfter(now);
      boolean overdue = !poll.startedAt().plus(MAX_WAIT).isAfter(now);
      if (ended || overdue) {
        int unmatched = countUnmatched(poll);
        if (unmatched == 0 || overdue) {
          queued += queueSummaries(poll, unmatched, deadline);
        }
      }
    }
    return queued;
  }

  /** Queues the summaries of all polls, for a single run that has matched all that it could. */
  public int queueSummariesNow(Instant deadline) {
    int queued = 0;
    for (FirstReads.Poll poll : firstReads.find().polls()) {
      queued += queueSummaries(poll, countUnmatched(poll), deadline);
    }
    return queued;
  }

  /** The number of the poll's unmatched advisories; the maximum if there may be more. */
  private int countUnmatched(FirstReads.Poll poll) {
    Set<String> feeds = poll.feeds();
    List<Advisory> unmatched = advisories.findUnmatched(MAX_UNMATCHED);
    return unmatched.size() == MAX_UNMATCHED
        ? MAX_UNMATCHED
        : (int)
            unmatched.stream()
                .filter(Advisory::firstRead)
                .filter(advisory -> feeds.contains(advisory.feed()))
                .count();
  }

  private int queueSummaries(FirstReads.Poll poll, int unmatched, Instant deadline) {
    int queued = 0;
    for (Watchlist list : customers.watchlists()) {
      if (!clock.instant().isBefore(deadline)) {
        return queued; // the next call continues
      }
      List<FeedRead> reads =
          poll.reads().stream().filter(read -> read.isVisibleTo(list.customer())).toList();
      if (!reads.isEmpty() && !list.vendors().isEmpty()) {
        queued += queueSummary(list.customer(), poll, reads, unmatched) ? 1 : 0;
      }
    }
    firstReads.update(known -> known.without(poll.startedAt()));
    return queued;
  }

  /**
   * Queues the customer's summary and releases the alerts in it. A worker that stops in between
   * leaves the rest to the next one.
   */
  private boolean queueSummary(
      String customer, FirstReads.Poll poll, List<FeedRead> reads, int unmatched) {
    String id = StableId.of(customer, "first read", poll.startedAt().toString());
    Optional<Delivery> written = deliveries.find(id);
    if (written.isPresent() && isReleased(written.get())) {
      return false;
    }
    List<Delivery> found = findAlerts(customer, poll);
    List<Delivery> waiting =
        writer.settle(found.stream().filter(alert -> alert.state() == State.HELD).toList());
    if (written.isPresent()) {
      return false; // alerts that it does not cover wait for another one
    }
    List<Delivery> reserved = writer.reserve(id, waiting);
    int older = (int) found.stream().filter(Delivery::isHistory).count();
    AlertSummary summary =
        AlertSummary.of(
            customer,
            FirstReadText.describe(reads, reserved.size(), older, unmatched),
            reserved,
            cases.findAll(reserved.stream().map(Delivery::id).toList()),
            older);
    return writer.add(id, summary, reserved, clock.instant());
  }

  /** Whether a worker released all alerts of the summary; its last one is released last. */
  private boolean isReleased(Delivery summary) {
    return summary.notice() instanceof AlertSummary content
        && content.coveredIds().reversed().stream()
            .findFirst()
            .flatMap(deliveries::find)
            .filter(alert -> alert.state() == State.HELD)
            .isEmpty();
  }

  private List<Delivery> findAlerts(String customer, FirstReads.Poll poll) {
    Set<String> feeds = poll.feeds();
    return deliveries.findRecent(customer, MAX_ALERTS).stream()
        .filter(delivery -> delivery.outcome() == Outcome.FIRST_READ)
        .filter(delivery ->
            delivery.notice() instanceof Alert alert
                && feeds.contains(alert.feed())
                && !alert.seenAt().isBefore(poll.startedAt()))
        .toList();
  }
}
