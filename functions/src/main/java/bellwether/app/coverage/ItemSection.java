package bellwether.app.coverage;

import bellwether.app.coverage.CoverageRow.Kind;
import bellwether.domain.advisory.Advisory;
import bellwether.domain.vendor.Mention;
import bellwether.domain.vendor.Vendor;
import bellwether.match.Explanation;
import bellwether.match.Matcher;
import bellwether.match.names.LookupTerms;
import bellwether.match.roles.Candidate;
import bellwether.store.Stores;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes the items that named a vendor and did not alert, and why. Mentions were recorded when they
 * were matched; what is not recorded is matched again, with the rules and the list of today.
 */
final class ItemSection {
  private static final int MAX_KEYS = 20_000;
  private static final int MAX_MENTIONS = 2_000;
  private static final int MAX_INDEXED = 1_000;

  /** Each takes some hundredths of a second, and a request may take a minute. */
  private static final int MAX_MATCHED_AGAIN = 300;

  private final CoverageRequest request;
  private final String customer;
  private final Stores stores;
  private final List<CoverageRow> notes = new ArrayList<>();
  private final List<CoverageRow> rows = new ArrayList<>();

  ItemSection(CoverageRequest request, String customer, Stores stores) {
    this.request = request;
    this.customer = customer;
    this.stores = stores;
  }

  List<CoverageRow> notes() {
    return notes;
  }

  List<CoverageRow> rows() {
    return rows;
  }

  /** Counts the mentions of each vendor. */
  ItemSection count(Map<String, Vendor> vendors) {
    Map<String, List<Mention.Key>> byVendor =
        keys().stream()
            .collect(Collectors.groupingBy(Mention.Key::vendor, TreeMap::new, Collectors.toList()));
    byVendor.forEach((key, mentions) -> {
      Vendor vendor = vendors.get(key);
      long items = mentions.stream().map(Mention.Key::advisoryId).distinct().count();
      long possible = mentions.stream().filter(Mention.Key::possible).count();
      rows.add(
          new CoverageRow(
              Kind.NAMED,
              null,
              null,
              vendor == null ? key : vendor.name(),
              String.format(Locale.ROOT, "items: %,d", items),
              "",
              String.format(
                  Locale.ROOT,
                  "possibly concerned: %,d (an alert needs a probability of %s)",
                  possible,
                  Matcher.alertThreshold())));
    });
    return this;
  }

  /** The mentions of the period, newest first. */
  private List<Mention.Key> keys() {
    List<Mention.Key> keys =
        stores.mentions().findKeysBetween(customer, request.from(), request.until(), MAX_KEYS);
    if (keys.size() == MAX_KEYS) {
      notes.add(
          CoverageRow.note(
              "items",
              String.format(
                  Locale.ROOT,
                  "Only the newest %,d mentions of vendors are counted. Export a shorter period for"
                      + " the others.",
                  MAX_KEYS)));
    }
    return keys;
  }

  /**
   * Lists the items that named one vendor.
   *
   * @param vendor as it is listed now
   * @param isListed whether it was on the list in the period
   * @param alerted the reports that alerts are about
   */
  ItemSection list(Vendor vendor, boolean isListed, Set<String> alerted) {
    List<Mention.Key> keys =
        keys().stream().filter(key -> key.vendor().equals(vendor.key())).toList();
    if (keys.size() > MAX_MENTIONS) {
      notes.add(
          CoverageRow.note(
              "items",
              String.format(
                  Locale.ROOT,
                  "Only the newest %,d of %,d items are listed.",
                  MAX_MENTIONS,
                  keys.size())));
    }
    Set<String> known = new HashSet<>(alerted);
    for (Mention mention :
        stores.mentions().findAll(keys.stream().limit(MAX_MENTIONS).toList()).reversed()) {
      known.add(mention.advisoryId());
      rows.add(mentionRow(mention));
    }
    matchAgain(vendor, isListed, known);
    rows.sort(
        Comparator.comparing(CoverageRow::time, Comparator.nullsLast(Comparator.naturalOrder())));
    return this;
  }

  private static CoverageRow mentionRow(Mention mention) {
    return row(
        mention.seenAt(),
        mention.title(),
        mention.possible() ? "no alert: possibly concerned" : "no alert: only mentioned",
        Stream.of(
            mention.reason().isEmpty()
                ? "the reason was not recorded"
                : mention.reason().contains("%")
                    ? mention.reason() + "; an alert needs " + Matcher.alertThreshold()
                    : mention.reason(),
            "feed: " + mention.feed(),
            mention.url() == null ? "" : mention.url()));
  }

  private static CoverageRow row(Instant at, String title, String result, Stream<String> details) {
    return new CoverageRow(
        Kind.ITEM,
        at,
        null,
        title,
        result,
        "",
        details.filter(text -> !text.isEmpty()).collect(Collectors.joining("; ")));
  }

  private void matchAgain(Vendor vendor, boolean isListed, Set<String> known) {
    List<Advisory> others =
        indexed(vendor).stream()
            .filter(advisory -> request.contains(advisory.seenAt()))
            .filter(one -> one.audience().isEmpty() || one.audience().contains(customer))
            .filter(advisory -> !known.contains(advisory.id()))
            .sorted(Comparator.comparing(Advisory::seenAt).reversed())
            .toList();
    Matcher matcher = Matcher.of(List.of(vendor));
    Matcher withoutExclusions = Matcher.of(List.of(vendor.withExcludedPhrases(List.of())));
    for (Advisory one : others.subList(0, Math.min(others.size(), MAX_MATCHED_AGAIN))) {
      Explanation explanation = matcher.explain(one);
      if (!explanation.findings().isEmpty() || !explanation.candidates().isEmpty()) {
        addMatched(one, explanation, isListed);
      } else if (withoutExclusions.countSpellings(one.title() + "\n" + one.text()) > 0) {
        rows.add(calculatedRow(one, "no alert: spelled only in an excluded phrase", ""));
      }
    }
    if (others.size() > MAX_MATCHED_AGAIN) {
      notes.add(
          CoverageRow.note(
              "items",
              String.format(
                  Locale.ROOT,
                  "%,d older items that may name the vendor were not matched again. Export a"
                      + " shorter period for them.",
                  others.size() - MAX_MATCHED_AGAIN)));
    }
  }

  private List<Advisory> indexed(Vendor vendor) {
    Map<String, Advisory> found = new LinkedHashMap<>();
    for (Set<String> terms : LookupTerms.of(vendor)) {
      List<Advisory> named = stores.advisories().findByTerms(terms, MAX_INDEXED);
      named.forEach(advisory -> found.putIfAbsent(advisory.id(), advisory));
      if (named.size() == MAX_INDEXED && named.getLast().seenAt().isAfter(request.from())) {
        notes.add(
            CoverageRow.note(
                "items",
                String.format(
                    Locale.ROOT,
                    "Of the items with “%s”, only the newest %,d were looked at, since %s.",
                    String.join(" ", terms),
                    MAX_INDEXED,
                    CoverageRow.format(named.getLast().seenAt()))));
      }
    }
    return List.copyOf(found.values());
  }

  private void addMatched(Advisory advisory, Explanation explanation, boolean isListed) {
    Optional<String> rejected =
        explanation.candidates().stream()
            .filter(candidate -> !candidate.accepted())
            .map(Candidate::reason)
            .findFirst();
    Optional<String> role =
        explanation.findings().stream()
            .findFirst()
            .map(finding -> String.join("; ", finding.match().rules()));
    boolean alerts =
        explanation.findings().stream().anyMatch(finding -> finding.match().triggersAlert());
    if (role.isEmpty() && rejected.isEmpty()) {
      return; // It has the words of the name, but not the name.
    }
    String result =
        advisory.firstRead()
            ? "no alert: in the first read of its feed"
            : role.isEmpty()
                ? "no alert: the words do not mean the vendor"
                : !isListed
                    ? "no alert: the vendor was not on the list"
                    : alerts
                        ? "no alert of its own: the incident was reported already, or the vendor"
                            + " was not listed yet"
                        : "no alert: only mentioned";
    rows.add(calculatedRow(advisory, result, role.or(() -> rejected).orElse("")));
  }

  private static CoverageRow calculatedRow(Advisory advisory, String result, String reason) {
    return row(
        advisory.seenAt(),
        advisory.title(),
        result,
        Stream.of(
            reason,
            "calculated at the export with today's rules and list",
            "feed: " + advisory.feed(),
            advisory.url() == null ? "" : advisory.url()));
  }
}
