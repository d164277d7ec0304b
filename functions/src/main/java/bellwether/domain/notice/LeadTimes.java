package bellwether.domain.notice;

import bellwether.domain.timeline.Moment;
import bellwether.domain.timeline.Moment.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How soon alerts were posted: after the first public report, and before the vendor's own notice.
 *
 * @param from the start of the period, or of what could be read of it
 * @param all all alerts; its name is empty
 * @param byFeed those of each feed that was first, most alerts first
 */
public record LeadTimes(Instant from, FeedLead all, List<FeedLead> byFeed) {
  /** The period that is measured. */
  public static final Duration PERIOD = Duration.ofDays(90);

  /** The number of deliveries that are read: the newest, replies and digests among them. */
  public static final int MAX_DELIVERIES = 1_000;

  /**
   * The alerts that one feed led to.
   *
   * @param alertCount posted alerts
   * @param delay the median from the first public report to the alert; null if no time is known
   * @param datedCount the alerts for which that is known
   * @param lead the median from the alert to the vendor's own notice; null if none came later
   * @param leadCount the notices that came after the alert
   * @param missCount the notices that came before the alert, or were the first report themselves
   */
  public record FeedLead(
      String feed,
      int alertCount,
      @Nullable Duration delay,
      int datedCount,
      @Nullable Duration lead,
      int leadCount,
      int missCount) {}

  private record Measured(String feed, @Nullable Duration delay, @Nullable Duration lead) {}

  public LeadTimes {
    byFeed = List.copyOf(byFeed);
  }

  /** The ids of the alerts of the period, whose cases {@link #of} needs. */
  public static List<String> caseIds(List<Delivery> recent, Instant now) {
    return recent.stream()
        .filter(delivery -> isMeasured(delivery, now.minus(PERIOD)))
        .map(Delivery::id)
        .toList();
  }

  /**
   * Measures the alerts of the period.
   *
   * @param recent the newest deliveries of the customer, at most {@link #MAX_DELIVERIES}
   * @param cases the existing cases of {@link #caseIds}
   */
  public static LeadTimes of(List<Delivery> recent, List<Case> cases, Instant now) {
    Instant since = now.minus(PERIOD);
    Map<String, Case> casesById = Case.byId(cases);
    Map<String, Delivery> byId =
        recent.stream()
            .collect(Collectors.toMap(Delivery::id, Function.identity(), (first, _) -> first));
    List<Measured> measured = new ArrayList<>();
    for (Delivery delivery : recent) {
      if (isMeasured(delivery, since) && delivery.notice() instanceof Alert alert) {
        Delivery message = delivery.isInSummary() ? byId.get(delivery.parentId()) : delivery;
        Case current = casesById.getOrDefault(delivery.id(), Case.open(delivery.id(), alert));
        List<Moment> moments = CaseTimeline.of(delivery, alert, message, current);
        CaseTimeline.first(moments, Kind.ALERTED)
            .ifPresent(alerted -> measured.add(measure(alert, moments, alerted.at())));
      }
    }
    Map<String, List<Measured>> byFeed =
        measured.stream()
            .collect(Collectors.groupingBy(Measured::feed, TreeMap::new, Collectors.toList()));
    return new LeadTimes(
        startOf(recent, since),
        summarize("", measured),
        byFeed.entrySet().stream()
            .map(feed -> summarize(feed.getKey(), feed.getValue()))
            .sorted(Comparator.comparingInt(FeedLead::alertCount).reversed())
            .toList());
  }

  private static boolean isMeasured(Delivery delivery, Instant since) {
    return delivery.isCase() && !delivery.createdAt().isBefore(since);
  }

  private static Instant startOf(List<Delivery> recent, Instant since) {
    return recent.size() < MAX_DELIVERIES || recent.getLast().createdAt().isBefore(since)
        ? since
        : recent.getLast().createdAt();
  }

  private static Measured measure(Alert alert, List<Moment> moments, Instant alerted) {
    Duration delay =
        earliestPublic(moments).map(at -> nonNegative(Duration.between(at, alerted))).orElse(null);
    // A notice that is the first report, or came before the post, was not led.
    Duration lead =
        CaseTimeline.first(moments, Kind.VENDOR_NOTICE)
            .map(notice ->
                alert.isVendorNotice()
                    ? Duration.ofSeconds(-1)
                    : Duration.between(alerted, notice.at()))
            .orElse(null);
    return new Measured(alert.feed(), delay, lead);
  }

  /** The first public report, or an earlier one that was found later. */
  private static Optional<Instant> earliestPublic(List<Moment> moments) {
    return moments.stream()
        .filter(
            moment -> moment.kind() == Kind.FIRST_PUBLIC || moment.kind() == Kind.EARLIER_REPORT)
        .map(Moment::at)
        .min(Comparator.naturalOrder());
  }

  /** The clocks of feeds are off. */
  private static Duration nonNegative(Duration delay) {
    return delay.isNegative() ? Duration.ZERO : delay;
  }

  private static FeedLead summarize(String feed, List<Measured> alerts) {
    List<Duration> delays = sorted(alerts, Measured::delay);
    List<Duration> leads = sorted(alerts, Measured::lead);
    List<Duration> ahead = leads.stream().filter(lead -> !lead.isNegative()).toList();
    return new FeedLead(
        feed,
        alerts.size(),
        median(delays),
        delays.size(),
        median(ahead),
        ahead.size(),
        leads.size() - ahead.size());
  }

  private static List<Duration> sorted(
      List<Measured> alerts, Function<Measured, @Nullable Duration> time) {
    List<Duration> known = new ArrayList<>();
    for (Measured alert : alerts) {
      Duration value = time.apply(alert);
      if (value != null) {
        known.add(value);
      }
    }
    known.sort(Comparator.naturalOrder());
    return known;
  }

  private static @Nullable Duration median(List<Duration> sorted) {
    if (sorted.isEmpty()) {
      return null;
    }
    Duration upper = sorted.get(sorted.size() / 2);
    Duration lower = sorted.get((sorted.size() - 1) / 2);
    return lower.plus(upper).dividedBy(2);
  }
}
