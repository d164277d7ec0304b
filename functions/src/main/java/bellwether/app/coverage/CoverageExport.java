package bellwether.app.coverage;

import bellwether.app.coverage.CoverageRow.Kind;
import bellwether.app.feeds.PolledFeeds;
import bellwether.app.lookup.VendorFinder;
import bellwether.domain.feed.Feed;
import bellwether.domain.feed.FeedState;
import bellwether.domain.record.ListChange;
import bellwether.domain.record.ListChange.Draft;
import bellwether.domain.vendor.Vendor;
import bellwether.store.Stores;
import bellwether.store.record.FeedHourStore.Seal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Exports what was watched, read, weighed, alerted and decided in a period, as evidence. */
public record CoverageExport(
    Stores stores, Supplier<PolledFeeds> polledFeeds, InstantSource clock) {
  /** Changes with the meaning of columns, entries or hashes. */
  static final String FORMAT = "bellwether-coverage/1";

  private static final int MAX_CHANGES = 20_000;

  /** Within this time, all functions of a deployment are of the version that records. */
  private static final Duration DEPLOYMENT = Duration.ofHours(1);

  /** Exports the period for the customer. */
  public CoverageFiles export(String customer, CoverageRequest request) {
    Instant now = clock.instant();
    Optional<Instant> feedsSince = stores.feedHours().beginning();
    List<ListChange> all = stores.listChanges().findSince(customer, Instant.EPOCH, MAX_CHANGES + 1);
    if (all.isEmpty()) {
      // So that later exports know since when changes are recorded.
      stores
          .listChanges()
          .append(customer, Draft.beginning(now), Optional.empty())
          .ifPresent(_ -> {});
    }
    Instant listSince = listSince(all, feedsSince, now);
    List<Vendor> today = stores.customers().vendors(customer);
    List<ListChange> changes =
        all.stream().filter(change -> !change.at().isBefore(request.from())).toList();
    CoverageRequest wanted =
        withListedName(
            request,
            new ListSection(request.ofAllVendors(), listSince, today, changes).everListed());
    ListSection list = new ListSection(wanted, listSince, today, changes);
    List<Feed> feeds = polledFeeds.get().forCustomer(customer);
    Map<String, FeedState> states =
        stores.feedStates().get(feeds.stream().map(Feed::name).toList()).stream()
            .collect(Collectors.toMap(FeedState::feed, Function.identity()));
    FeedSection reads =
        new FeedSection(wanted, now, feedsSince.orElse(now), stores.feedHours(), feeds, states);
    NoticeSection notices = new NoticeSection(wanted, customer, stores);
    ItemSection items = new ItemSection(wanted, customer, stores);
    if (wanted.isAboutOneVendor()) {
      Vendor vendor = vendor(wanted.vendor(), today, list);
      items.list(vendor, list.wasListed(vendor.key()), notices.advisoryIds());
    } else {
      items.count(list.atEnd());
    }
    List<CoverageRow> rows = new ArrayList<>();
    rows.add(header(customer, wanted, now));
    Optional<CoverageRow> feedNote = feedNote(wanted, feedsSince);
    String gaps = gapStatement(reads.gapCount(), feedNote.isEmpty());
    rows.add(statement(wanted, gaps));
    feedNote.ifPresent(rows::add);
    rows.addAll(list.notes());
    if (all.size() > MAX_CHANGES) {
      rows.add(CoverageRow.note("vendor list", "Not all changes are known: there are too many."));
    }
    rows.addAll(notices.notes());
    rows.addAll(items.notes());
    rows.addAll(reads.rows());
    rows.addAll(list.rows());
    rows.addAll(items.rows());
    rows.addAll(notices.rows());
    rows.addAll(chainRows(all, wanted, reads.seals()));
    CoverageCsv.Written csv = CoverageCsv.write(rows);
    return new CoverageFiles(
        csv.text(),
        CoverageHtml.write(rows, csv.hash()),
        fileName(wanted),
        rows.size() + 1,
        gaps,
        csv.hash());
  }

  /** The same version records changes of lists and reads of feeds. */
  private static Instant listSince(
      List<ListChange> changes, Optional<Instant> feedsSince, Instant now) {
    Instant first = changes.isEmpty() ? now : changes.getFirst().at();
    return feedsSince
        .map(since -> since.plus(DEPLOYMENT))
        .filter(since -> since.isBefore(first))
        .orElse(first);
  }

  /** A vendor may be named by an alias, a product or a domain. */
  private static CoverageRequest withListedName(CoverageRequest request, List<Vendor> listed) {
    return new VendorFinder(listed)
        .find(request.vendor())
        .map(vendor -> new CoverageRequest(request.from(), request.until(), vendor.name()))
        .orElse(request);
  }

  private static Vendor vendor(String name, List<Vendor> today, ListSection list) {
    String key = Vendor.key(name);
    return today.stream()
        .filter(vendor -> vendor.key().equals(key))
        .findFirst()
        .or(() -> Optional.ofNullable(list.atEnd().get(key)))
        .orElseGet(() -> Vendor.ofName(name));
  }

  private static CoverageRow header(String customer, CoverageRequest request, Instant now) {
    return new CoverageRow(
        Kind.EXPORT,
        request.from(),
        request.until(),
        customer,
        FORMAT,
        "",
        "exported "
            + CoverageRow.format(now)
            + "; period "
            + CoverageRow.format(request.from())
            + " to "
            + CoverageRow.format(request.until())
            + "; vendor: "
            + (request.isAboutOneVendor() ? request.vendor() : "all")
            + "; times are UTC");
  }

  private static CoverageRow statement(CoverageRequest request, String gaps) {
    String what =
        request.isAboutOneVendor()
            ? "What is not listed here about " + request.vendor()
            : "What is not listed here";
    return CoverageRow.note(
        "what this shows",
        what
            + " was not seen in what was read. That does not mean that no vendor was breached. "
            + gaps
            + " A gap is a time in which a feed was not read successfully for more than its"
            + " interval and an hour.");
  }

  private static String gapStatement(int gaps, boolean isRecorded) {
    return gaps > 0
        ? String.format(
            Locale.ROOT, "Feeds were not read without a gap: see the %,d entries “gap”.", gaps)
        : isRecorded
            ? "No feed has a gap in this period."
            : "No gap is on record, but reads of feeds were not recorded for all of this period.";
  }

  private static Optional<CoverageRow> feedNote(
      CoverageRequest request, Optional<Instant> feedsSince) {
    return feedsSince.filter(since -> !since.isAfter(request.from())).isPresent()
        ? Optional.empty()
        : Optional.of(
            CoverageRow.note(
                "feeds",
                feedsSince
                    .map(since ->
                        "Reads of feeds are not recorded before "
                            + CoverageRow.format(since)
                            + ": nothing is known of gaps before that.")
                    .orElse("Reads of feeds are not recorded yet: nothing is known of gaps.")));
  }

  /** The heads of the stored chains, which a later export of the same period must repeat. */
  private static List<CoverageRow> chainRows(
      List<ListChange> changes, CoverageRequest request, List<Seal> seals) {
    List<CoverageRow> rows = new ArrayList<>();
    List<ListChange> before =
        changes.stream().filter(change -> change.at().isBefore(request.until())).toList();
    if (!before.isEmpty()) {
      Optional<ListChange> broken = before.stream().filter(change -> !change.intact()).findFirst();
      rows.add(
          new CoverageRow(
              Kind.RECORD,
              before.getFirst().at(),
              before.getLast().at(),
              "vendor list",
              broken.isEmpty() && isComplete(before) ? "intact" : "not intact",
              "",
              "changes "
                  + before.getFirst().number()
                  + " to "
                  + before.getLast().number()
                  + "; last hash "
                  + before.getLast().hash()
                  + broken.map(one -> "; changed later: entry " + one.number()).orElse("")));
    }
    if (!seals.isEmpty()) {
      Optional<Seal> broken = seals.stream().filter(seal -> !seal.intact()).findFirst();
      rows.add(
          new CoverageRow(
              Kind.RECORD,
              seals.getFirst().hour(),
              seals.getLast().hour(),
              "reads of feeds",
              broken.isEmpty() ? "intact" : "not intact",
              "",
              seals.size()
                  + " hours; last hash "
                  + seals.getLast().hash()
                  + broken.map(one -> "; changed later: hour " + one.hour()).orElse("")));
    }
    return rows;
  }

  /** Whether no number is missing. */
  private static boolean isComplete(List<ListChange> changes) {
    return changes.getLast().number() - changes.getFirst().number() + 1 == changes.size();
  }

  private static String fileName(CoverageRequest request) {
    return "bellwether-coverage-"
        + request.from().toString().substring(0, 10)
        + "-to-"
        + request.until().minusNanos(1).toString().substring(0, 10);
  }
}
