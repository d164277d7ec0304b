package bellwether.app.digest;

import bellwether.domain.feed.Feed;
import bellwether.domain.feed.FeedState;
import bellwether.domain.incident.ReportKind;
import bellwether.domain.notice.Alert;
import bellwether.domain.notice.Case;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Delivery.Outcome;
import bellwether.domain.notice.Delivery.State;
import bellwether.domain.notice.Digest;
import bellwether.domain.notice.LeadTimes;
import bellwether.domain.notice.Notice.SupplierNotice;
import bellwether.domain.supplier.SupplierIncident;
import bellwether.domain.vendor.Vendor;
import bellwether.domain.workspace.DigestSchedule.DigestPeriod;
import bellwether.store.CaseStore;
import bellwether.store.DeliveryStore;
import bellwether.store.Stores;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Builds the digest of one customer and period. */
final class DigestBuilder {
  /** Later than this after the period its items are no longer known by the hour. */
  private static final Duration ITEMS_KNOWN_FOR = Duration.ofHours(1);

  private static final Duration DAY = Duration.ofDays(1);

  private static final int MAX_ALERTS = 10;

  /** A stable order for newest-first input, so that of equal alerts the newer one is first. */
  private static final Comparator<Digest.AlertEntry> MOST_SEVERE_FIRST =
      Comparator.comparing(Digest.AlertEntry::level)
          .reversed()
          .thenComparing(Digest.AlertEntry::confidence)
          .thenComparing(alert -> !alert.status().isOpen());

  private final DeliveryStore deliveries;
  private final CaseStore cases;
  private final MentionCounts mentionCounts;

  DigestBuilder(Stores stores) {
    this.deliveries = stores.deliveries();
    this.cases = stores.cases();
    this.mentionCounts = new MentionCounts(stores.mentions());
  }

  Digest build(
      String customer,
      DigestPeriod period,
      List<Vendor> vendors,
      List<Feed> feeds,
      Map<String, FeedState> statesByFeed,
      Instant now) {
    List<FeedState> states =
        feeds.stream().map(feed -> statesByFeed.get(feed.name())).filter(Objects::nonNull).toList();
    Digest.Period covered = sinceFirstRead(period, states);
    Instant since = covered.from();
    Instant until = covered.until();
    List<Delivery> recent = deliveries.findRecent(customer, LeadTimes.MAX_DELIVERIES);
    List<Delivery> alerts =
        recent.stream()
            .filter(delivery -> isNewAlertBetween(delivery, since, until))
            .filter(alert -> isReported(alert) || alert.isBelowMinimum() || isUndelivered(alert))
            .toList();
    List<Case> known = cases.findAll(caseIds(recent, alerts, now));
    Map<String, Case> casesById = Case.byId(known);
    return new Digest(
        customer,
        covered,
        vendors.size(),
        new Digest.Coverage(
            feeds.size(),
            UnreadFeeds.find(feeds, statesByFeed, covered, now),
            newItems(states, covered, now)),
        count(alerts),
        topAlerts(alerts, casesById),
        mentionCounts.count(customer, vendors, recent, since, until),
        LeadTimes.of(recent, known, now),
        suppliers(recent, since, until));
  }

  private static boolean isNewAlertBetween(Delivery delivery, Instant since, Instant until) {
    return delivery.notice() instanceof Alert alert
        && alert.kind() == ReportKind.NEW
        && !delivery.createdAt().isBefore(since)
        && delivery.createdAt().isBefore(until);
  }

  private static Digest.Suppliers suppliers(List<Delivery> recent, Instant since, Instant until) {
    List<SupplierIncident> incidents = new ArrayList<>();
    for (Delivery delivery : recent) {
      if (delivery.notice() instanceof SupplierNotice notice
          && delivery.parentId() == null
          && !delivery.createdAt().isBefore(since)
          && delivery.createdAt().isBefore(until)) {
        incidents.add(notice.incident());
      }
    }
    int shown = Math.min(MAX_ALERTS, incidents.size());
    return new Digest.Suppliers(incidents.subList(0, shown), incidents.size() - shown);
  }

  private static Digest.AlertCounts count(List<Delivery> alerts) {
    return new Digest.AlertCounts(
        (int) alerts.stream().filter(DigestBuilder::isReported).count(),
        (int) alerts.stream().filter(DigestBuilder::isUndelivered).count(),
        (int) alerts.stream().filter(Delivery::isBelowMinimum).count());
  }

  private static boolean isUndelivered(Delivery alert) {
    return !alert.state().isFinal() || alert.state() == State.DEAD;
  }

  private static boolean isReported(Delivery alert) {
    return alert.state() == State.SENT || alert.outcome() == Outcome.IN_SUMMARY;
  }

  /** Before the first read nothing is known; if no feed could be read, all of it is unread. */
  private static Digest.Period sinceFirstRead(DigestPeriod period, List<FeedState> states) {
    Instant start = period.start().toInstant();
    Instant until = period.dueAt().toInstant();
    Instant firstRead =
        states.stream()
            .map(state -> state.activity().firstReadAt())
            .filter(Objects::nonNull)
            .min(Comparator.naturalOrder())
            .orElse(states.isEmpty() ? until : start);
    Instant from = firstRead.isAfter(start) ? firstRead : start;
    return new Digest.Period(from, until, period.dueAt().getZone());
  }

  private static @Nullable Integer newItems(
      List<FeedState> states, Digest.Period period, Instant now) {
    boolean known =
        Duration.between(period.from(), period.until()).compareTo(DAY) <= 0
            && !period.until().plus(ITEMS_KNOWN_FOR).isBefore(now);
    return known
        ? states.stream()
            .mapToInt(state -> state.activity().itemsBetween(period.from(), period.until()))
            .sum()
        : null;
  }

  /** The cases of the period's alerts and of those that are measured, each read once. */
  private static List<String> caseIds(List<Delivery> recent, List<Delivery> alerts, Instant now) {
    return Stream.concat(alerts.stream().map(Delivery::id), LeadTimes.caseIds(recent, now).stream())
        .distinct()
        .toList();
  }

  private static List<Digest.AlertEntry> topAlerts(
      List<Delivery> alerts, Map<String, Case> casesById) {
    return alerts.stream()
        .map(delivery -> toEntry(delivery, (Alert) delivery.notice(), casesById))
        .sorted(MOST_SEVERE_FIRST)
        .limit(MAX_ALERTS)
        .toList();
  }

  /** Severity and confidence come from all reports, as in the message itself. */
  private static Digest.AlertEntry toEntry(
      Delivery delivery, Alert alert, Map<String, Case> casesById) {
    String id = delivery.id();
    Case current = casesById.getOrDefault(id, Case.open(id, alert));
    return new Digest.AlertEntry(
        alert.vendor(),
        alert.role(),
        alert.event().kind(),
        alert.event().product(),
        current.incidentState().confidence(),
        current.incidentState().severity().level(),
        alert.title(),
        alert.url(),
        delivery.messageUrl(),
        current.status(),
        current.assignee());
  }
}
