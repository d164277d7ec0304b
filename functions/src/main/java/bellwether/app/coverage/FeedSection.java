package bellwether.app.coverage;

import bellwether.app.coverage.CoverageRow.Kind;
import bellwether.domain.Sha256;
import bellwether.domain.feed.Feed;
import bellwether.domain.feed.FeedState;
import bellwether.domain.record.FeedHour;
import bellwether.store.record.FeedHourStore;
import bellwether.store.record.FeedHourStore.Hours;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes when each feed was read, and when it was not. */
final class FeedSection {
  /** The longest interval of a feed is 7 days: reads that far from the period can bound a gap. */
  private static final Duration MARGIN = Duration.ofDays(8);

  private final CoverageRequest request;
  private final Instant now;
  private final Instant beginning;
  private final Hours found;
  private final Duration margin;
  private final List<FeedGap> pauses;
  private final List<CoverageRow> gapRows = new ArrayList<>();
  private final List<CoverageRow> feedRows = new ArrayList<>();
  private final List<CoverageRow> incompleteRows = new ArrayList<>();

  /**
   * @param beginning when the record began
   * @param feeds those that the customer sees now
   */
  FeedSection(
      CoverageRequest request,
      Instant now,
      Instant beginning,
      FeedHourStore store,
      Collection<Feed> feeds,
      Map<String, FeedState> states) {
    this.request = request;
    this.now = now;
    this.beginning = beginning;
    Instant lookEnd = Collections.min(List.of(request.until().plus(MARGIN), now.plusSeconds(1)));
    Duration margin = MARGIN;
    Hours looked = store.find(request.from().minus(margin), lookEnd);
    while (isUnread(looked) && request.from().minus(margin).isAfter(beginning)) {
      // Nothing was polled for long before the period: look further back for the last reads.
      margin = margin.multipliedBy(2);
      looked = store.find(request.from().minus(margin), lookEnd);
    }
    this.margin = margin;
    this.found = looked;
    this.pauses = pauses(feeds);
    addPauses();
    Map<String, List<FeedHour>> byName = new LinkedHashMap<>();
    found
        .feeds()
        .forEach(hour -> byName.computeIfAbsent(hour.feed(), _ -> new ArrayList<>()).add(hour));
    for (Feed feed : feeds) {
      List<FeedHour> own =
          Stream.of(feed.name(), "sha256:" + Sha256.hex(feed.name()))
              .flatMap(name -> Optional.ofNullable(byName.remove(name)).stream())
              .findFirst()
              .orElse(List.of());
      add(feed.name(), feed.interval(), own, states.get(feed.name()), true);
    }
    // The feeds that one customer removed are nobody else's to see.
    byName.forEach((name, own) -> {
      if (own.getLast().shared()) {
        add(name, Feed.DEFAULT_INTERVAL, own, null, false);
      }
    });
  }

  private boolean isUnread(Hours looked) {
    return looked.feeds().stream().noneMatch(hour -> hour.hour().isBefore(request.from()));
  }

  /** Gaps first: they limit what everything else shows. */
  List<CoverageRow> rows() {
    return Stream.of(gapRows, incompleteRows, feedRows).flatMap(List::stream).toList();
  }

  int gapCount() {
    return gapRows.size();
  }

  List<FeedHourStore.Seal> seals() {
    return found.seals().stream().filter(seal -> request.contains(seal.hour())).toList();
  }

  /** The times in which Bellwether itself polled nothing. */
  private List<FeedGap> pauses(Collection<Feed> feeds) {
    Duration shortest =
        feeds.stream().map(Feed::interval).min(Comparator.naturalOrder()).orElse(MARGIN);
    List<Instant> events = found.feeds().stream().flatMap(FeedHour::events).sorted().toList();
    return GapFinder.betweenEvents(events, start(), shortest, request.until());
  }

  /** Since when feeds should have been read, as far as this looks. */
  private Instant start() {
    return Collections.max(List.of(request.from().minus(margin), beginning));
  }

  /** Since when a feed should have been read; null if that is since its first record. */
  private @Nullable Instant start(@Nullable FeedState state) {
    if (state == null) {
      return null;
    }
    return Stream.of(state.activity().firstReadAt(), state.health().lastSuccessAt())
            .filter(Objects::nonNull)
            .anyMatch(read -> read.isBefore(start()))
        ? start()
        : null;
  }

  private void addPauses() {
    pauses.stream()
        .filter(pause -> pause.overlaps(request.from(), request.until()))
        .map(pause ->
            gapRow("every feed", pause, "nothing was polled: Bellwether itself was not running"))
        .forEach(gapRows::add);
  }

  private void add(
      String name,
      Duration interval,
      List<FeedHour> own,
      @Nullable FeedState state,
      boolean isPolled) {
    Instant end =
        isPolled || own.isEmpty()
            ? request.until()
            : own.getLast().events().max(Comparator.naturalOrder()).orElse(request.until());
    List<FeedGap> gaps =
        GapFinder.find(own, start(state), interval, end).stream()
            .filter(gap -> gap.overlaps(request.from(), request.until()))
            .toList();
    gaps.forEach(gap -> gapRows.add(gapRow(name, gap, reason(gap, own))));
    List<FeedHour> inPeriod =
        own.stream()
            .filter(hour -> hour.hour().isBefore(request.until()))
            .filter(hour -> hour.hour().plus(Duration.ofHours(1)).isAfter(request.from()))
            .toList();
    addIncomplete(name, inPeriod);
    addFeed(name, inPeriod, gaps.size(), isPolled);
  }

  private void addFeed(String name, List<FeedHour> inPeriod, int gaps, boolean isPolled) {
    if (inPeriod.isEmpty() && gaps == 0 && !isPolled) {
      return;
    }
    int reads = inPeriod.stream().mapToInt(FeedHour::reads).sum();
    int failed = inPeriod.stream().mapToInt(FeedHour::failures).sum();
    feedRows.add(
        new CoverageRow(
            Kind.FEED,
            inPeriod.stream()
                .map(FeedHour::first)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null),
            inPeriod.stream()
                .map(FeedHour::last)
                .filter(Objects::nonNull)
                .reduce((_, later) -> later)
                .orElse(null),
            name,
            String.format(Locale.ROOT, "reads: %,d; failed: %,d; gaps: %,d", reads, failed, gaps),
            "",
            (reads == 0 ? "not read in this period; " : "from the first to the last read; ")
                + (isPolled ? "polled now" : "no longer a feed")));
  }

  private CoverageRow gapRow(String subject, FeedGap gap, String reason) {
    String length = format(gap.length(now));
    return new CoverageRow(
        Kind.GAP,
        gap.from(),
        gap.until(),
        subject,
        gap.until() == null ? "still, after " + length : length,
        "",
        reason);
  }

  private String reason(FeedGap gap, List<FeedHour> own) {
    Instant end = gap.until() == null ? now : gap.until();
    List<FeedHour> failed =
        own.stream().filter(hour -> hour.failedBetween(gap.from(), end)).toList();
    List<String> reasons = new ArrayList<>();
    if (gap.from().equals(start()) && start().isAfter(beginning)) {
      reasons.add("it was not read for long before this time either");
    }
    if (!failed.isEmpty()) {
      int count = failed.stream().mapToInt(FeedHour::failures).sum();
      String last = failed.getLast().failure();
      reasons.add("failed: " + last + " (" + count + " failed reads in these hours)");
    }
    pauses.stream()
        .filter(pause -> pause.overlaps(gap.from(), end))
        .map(pause ->
            "nothing was polled from "
                + CoverageRow.format(pause.from())
                + (pause.until() == null ? "" : " to " + CoverageRow.format(pause.until()))
                + ": Bellwether itself was not running")
        .forEach(reasons::add);
    return reasons.isEmpty()
        ? "no read of it is on record, although other feeds were read"
        : String.join("; ", reasons);
  }

  /** Consecutive hours with the same text are one entry. */
  private void addIncomplete(String name, List<FeedHour> inPeriod) {
    Map<String, List<FeedHour>> byText =
        inPeriod.stream()
            .filter(hour -> !hour.incomplete().isEmpty())
            .collect(
                Collectors.groupingBy(
                    FeedHour::incomplete, LinkedHashMap::new, Collectors.toList()));
    byText.forEach((text, same) ->
        incompleteRows.add(
            new CoverageRow(
                Kind.INCOMPLETE,
                same.getFirst().hour(),
                same.getLast().hour().plus(Duration.ofHours(1)),
                name,
                "items may be missing",
                "",
                text + String.format(Locale.ROOT, " (in %,d hours)", same.size()))));
  }

  private static String format(Duration length) {
    return length.toDays() > 0
        ? String.format(Locale.ROOT, "%d d %d h", length.toDays(), length.toHoursPart())
        : String.format(Locale.ROOT, "%d h %d min", length.toHours(), length.toMinutesPart());
  }
}
