package bellwether.app.vendors;

import bellwether.domain.record.ListChange;
import bellwether.domain.record.ListChange.Draft;
import bellwether.domain.record.ListChange.Entry;
import bellwether.domain.record.ListChange.Kind;
import bellwether.store.record.ListChangeStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Records who changes vendor lists, before each change: an interrupted change leaves an entry too
 * many, never one too few. A change that is repeated, or continued, soon after is the same one.
 *
 * @param by Slack's id of the person, or {@link ListChange#VENDOR_FILE}
 */
public record ListRecorder(ListChangeStore changes, String by, InstantSource clock) {
  /** Slack repeats a request within minutes, and a person continues an import at once. */
  private static final Duration SAME_CHANGE = Duration.ofMinutes(15);

  /** Writers of one list conflict rarely, and for milliseconds only. */
  private static final int MAX_ATTEMPTS = 10;

  /**
   * About how many characters an entry may have. A row of DynamoDB holds 400 KB, and a character up
   * to three bytes.
   */
  private static final int MAX_DETAILS = 60_000;

  private static final int MAX_NAMES = 110_000;
  private static final int MAX_DIFFERENCE = 300;

  /** Marks the beginning of the record unless it began. */
  public void begin(String customer) {
    if (changes.last(customer).isEmpty()) {
      var _ = changes.append(customer, Draft.beginning(clock.instant()), Optional.empty());
    }
  }

  /** Records the changes that are about to be made; nothing if there are none. */
  void record(String customer, VendorDiff diff) {
    if (diff.isEmpty()) {
      return;
    }
    begin(customer);
    for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
      Optional<ListChange> last = changes.last(customer);
      Draft draft = draft(diff);
      if (last.filter(change -> isSame(change, draft)).isPresent()
          || changes.append(customer, draft, last).isPresent()) {
        return;
      }
    }
    throw new IllegalStateException("record of a vendor list contended");
  }

  private boolean isSame(ListChange last, Draft draft) {
    Instant since = draft.at().minus(SAME_CHANGE);
    return last.by().equals(by)
        && !last.at().isBefore(since)
        && !last.isBeginning()
        && (last.contains(draft.entries()) || (last.cut() > 0 && draft.cut() > 0));
  }

  private Draft draft(VendorDiff diff) {
    List<Entry> all =
        Stream.of(
                diff.removed().stream()
                    .map(vendor -> new Entry(Kind.REMOVED, vendor.name(), List.of(), vendor)),
                diff.changed().stream()
                    .map(change ->
                        new Entry(
                            Kind.CHANGED,
                            change.after().name(),
                            change.differences().stream().map(ListRecorder::shorten).toList(),
                            change.before())),
                diff.added().stream()
                    .map(vendor -> new Entry(Kind.ADDED, vendor.name(), List.of(), null)))
            .flatMap(entries -> entries)
            .toList();
    List<Entry> kept = new ArrayList<>();
    int length = 0;
    for (Entry entry : all) {
      int more = entry.name().length() + String.valueOf(entry.before()).length();
      more += entry.differences().stream().mapToInt(String::length).sum();
      if (length + more <= MAX_DETAILS) {
        kept.add(entry);
        length += more;
      } else if (length + entry.name().length() <= MAX_NAMES) {
        kept.add(new Entry(entry.kind(), entry.name(), List.of(), null));
        length += entry.name().length();
      }
    }
    return new Draft(clock.instant(), by, kept, all.size() - kept.size());
  }

  private static String shorten(String text) {
    return text.length() <= MAX_DIFFERENCE ? text : text.substring(0, MAX_DIFFERENCE - 1) + "…";
  }
}
