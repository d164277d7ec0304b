package bellwether.app.coverage;

import bellwether.app.coverage.CoverageRow.Kind;
import bellwether.domain.chain.DeclaredSupplier;
import bellwether.domain.record.ListChange;
import bellwether.domain.record.ListChange.Entry;
import bellwether.domain.vendor.Vendor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes which vendors were watched: at the start, each change, and at the end. The lists of the
 * past are calculated by undoing the recorded changes, newest first, in the list of today.
 */
final class ListSection {
  private static final int MAX_NAMES = 100;

  private final CoverageRequest request;
  private final String vendorKey;
  private final Instant start;
  private final List<CoverageRow> notes = new ArrayList<>();
  private final List<CoverageRow> changeRows = new ArrayList<>();
  private final Map<String, Vendor> list = new TreeMap<>();
  private final Map<String, Vendor> atStart;
  private final Map<String, Vendor> atEnd;

  /**
   * @param beginning since when changes are recorded
   * @param today the list as it is
   * @param changes those since the start of the period, oldest first
   */
  ListSection(
      CoverageRequest request, Instant beginning, List<Vendor> today, List<ListChange> changes) {
    this.request = request;
    this.vendorKey = Vendor.key(request.vendor());
    this.start = beginning.isAfter(request.from()) ? beginning : request.from();
    today.forEach(vendor -> list.put(vendor.key(), vendor));
    @Nullable Map<String, Vendor> end = null;
    for (ListChange change : changes.reversed()) {
      if (end == null && change.at().isBefore(request.until())) {
        end = new TreeMap<>(list);
      }
      if (!change.at().isBefore(request.from())) {
        String doubt = undo(change);
        if (change.at().isBefore(request.until())) {
          addRow(change, doubt);
        }
      }
    }
    this.atEnd = end == null ? new TreeMap<>(list) : end;
    this.atStart = new TreeMap<>(list);
    if (beginning.isAfter(request.from())) {
      notes.add(
          CoverageRow.note(
              "vendor list",
              "Changes of the vendor list are not recorded before "
                  + CoverageRow.format(beginning)
                  + (beginning.isBefore(request.until())
                      ? ": “vendor at start” is the list of that time."
                      : ": nothing is known of the list in this period, and the list below is the"
                          + " one of that time.")));
    }
  }

  List<CoverageRow> notes() {
    return notes;
  }

  List<CoverageRow> rows() {
    Instant end = start.isAfter(request.until()) ? start : request.until();
    return Stream.of(
            vendorRows(Kind.VENDOR_AT_START, start, atStart),
            changeRows.reversed().stream(),
            vendorRows(Kind.VENDOR_AT_END, end, atEnd))
        .flatMap(rows -> rows)
        .toList();
  }

  /** The vendors at the end of the period, by key. */
  Map<String, Vendor> atEnd() {
    return atEnd;
  }

  /** All vendors that were on the list at one end of the period, those of the end first. */
  List<Vendor> everListed() {
    return Stream.of(atEnd, atStart).flatMap(vendors -> vendors.values().stream()).toList();
  }

  /** Whether the vendor was on the list at the start, or was added in the period. */
  boolean wasListed(String key) {
    return atStart.containsKey(key) || atEnd.containsKey(key);
  }

  private Stream<CoverageRow> vendorRows(Kind kind, Instant at, Map<String, Vendor> vendors) {
    return vendors.values().stream()
        .filter(vendor -> isWanted(vendor.key()))
        .map(vendor ->
            new CoverageRow(kind, at, null, vendor.name(), "watched", "", details(vendor)));
  }

  private boolean isWanted(String key) {
    return vendorKey.isEmpty() || key.equals(vendorKey);
  }

  /** Returns what is odd about the change, if something is. */
  private String undo(ListChange change) {
    List<String> missing = new ArrayList<>();
    for (Entry entry : change.entries().reversed()) {
      Optional<Vendor> before = Optional.ofNullable(entry.before());
      switch (entry.kind()) {
        case ADDED -> {
          if (list.remove(entry.key()) == null && isWanted(entry.key())) {
            missing.add(entry.name());
          }
        }
        case CHANGED -> before.ifPresent(vendor -> list.put(vendor.key(), vendor));
        case REMOVED -> {
          Vendor vendor = before.orElseGet(() -> Vendor.ofName(entry.name()));
          list.put(vendor.key(), vendor);
        }
      }
    }
    List<String> doubts = new ArrayList<>();
    if (!missing.isEmpty()) {
      doubts.add("recorded, but not on the list afterwards: " + names(missing));
    }
    if (change.cut() > 0) {
      doubts.add(
          String.format(
              Locale.ROOT,
              "%,d more vendors of this change are not recorded by name, so that the list before it"
                  + " is incomplete",
              change.cut()));
    } else if (change.entries().stream()
        .anyMatch(one -> one.before() == null && one.kind() != ListChange.Kind.ADDED)) {
      doubts.add("of so many vendors, only the names are recorded, and not the columns before");
    }
    return String.join("; ", doubts);
  }

  private void addRow(ListChange change, String doubt) {
    List<Entry> entries = change.entries().stream().filter(entry -> isWanted(entry.key())).toList();
    if (change.isBeginning()) {
      changeRows.add(
          row(change, "vendor list", "record began", "changes are recorded from now on"));
    } else if (!entries.isEmpty() || change.cut() > 0) {
      boolean single = entries.size() == 1 && (change.vendorCount() == 1 || !vendorKey.isEmpty());
      String detail = single ? String.join("; ", entries.getFirst().differences()) : list(entries);
      String all =
          Stream.of(detail, doubt)
              .filter(text -> !text.isEmpty())
              .collect(Collectors.joining("; "));
      changeRows.add(
          single
              ? row(change, entries.getFirst().name(), entries.getFirst().kind().label(), all)
              : row(change, change.vendorCount() + " vendors", counts(change), all));
    }
  }

  private static CoverageRow row(ListChange change, String subject, String result, String detail) {
    return new CoverageRow(
        Kind.LIST_CHANGE, change.at(), null, subject, result, change.by(), detail);
  }

  private static String counts(ListChange change) {
    return Stream.of(ListChange.Kind.values())
        .filter(kind -> change.count(kind) > 0)
        .map(kind -> String.format(Locale.ROOT, "%,d %s", change.count(kind), kind.label()))
        .collect(Collectors.joining(", "));
  }

  private static String list(List<Entry> entries) {
    return Stream.of(ListChange.Kind.values())
        .map(kind -> {
          List<String> of =
              entries.stream().filter(one -> one.kind() == kind).map(Entry::name).toList();
          return of.isEmpty() ? "" : kind.label() + ": " + names(of);
        })
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining("; "));
  }

  private static String names(List<String> names) {
    String shown = names.stream().limit(MAX_NAMES).collect(Collectors.joining(", "));
    int more = names.size() - MAX_NAMES;
    return more > 0 ? shown + String.format(Locale.ROOT, " and %,d more", more) : shown;
  }

  private static String details(Vendor vendor) {
    return Stream.of(
            named("tier", vendor.tier() == null ? List.of() : List.of(vendor.tier())),
            named("owner", vendor.owner() == null ? List.of() : List.of(vendor.owner())),
            named("domains", vendor.domains()),
            named("aliases", vendor.aliases()),
            named("products", vendor.products()),
            named("excluded phrases", vendor.excludedPhrases()),
            named(
                "status page",
                vendor.statusPage() == null
                    ? List.of()
                    : List.of(vendor.statusPage().address().toString())),
            named("uses", vendor.chain().uses().stream().map(DeclaredSupplier::name).toList()),
            named(
                "page of subprocessors",
                vendor.chain().page() == null
                    ? List.of()
                    : List.of(vendor.chain().page().toString())))
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining("; "));
  }

  private static String named(String column, List<String> values) {
    return values.isEmpty() ? "" : column + ": " + names(values);
  }
}
