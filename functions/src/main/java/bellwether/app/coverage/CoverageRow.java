package bellwether.app.coverage;

import bellwether.app.csv.CsvCells;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One entry of an export.
 *
 * @param time when it happened or began; null if that is unknown
 * @param until when it ended; null if it did not, or has no end
 * @param subject a vendor, feed or item
 * @param by Slack's id of the person, or another cause; empty if it had none
 */
record CoverageRow(
    Kind kind,
    @Nullable Instant time,
    @Nullable Instant until,
    String subject,
    String result,
    String by,
    String detail) {
  private static final int MAX_CELL = 4_000;

  /** The kind of an entry, and the heading under which people read it. */
  enum Kind {
    EXPORT("export", "This export"),
    NOTE("note", "Read this first"),
    VENDOR_AT_START("vendor at start", "Vendors watched at the start"),
    LIST_CHANGE("list change", "Changes of the vendor list"),
    VENDOR_AT_END("vendor at end", "Vendors watched at the end"),
    GAP("gap", "Gaps: times in which a feed was not read"),
    FEED("feed", "Feeds"),
    INCOMPLETE("incomplete", "Feeds of which only a part could be read"),
    NAMED("named", "Vendors that items named without an alert"),
    ITEM("item", "Items that named the vendor without an alert"),
    ALERT("alert", "Alerts"),
    DECISION("decision", "What people did about alerts"),
    SUPPLIER("supplier", "Incidents of declared suppliers"),
    DIGEST("digest", "Digests"),
    RECORD("record", "Chains of the stored records"),
    END("end", "End");

    private final String label;
    private final String heading;

    Kind(String label, String heading) {
      this.label = label;
      this.heading = heading;
    }

    String label() {
      return label;
    }

    String heading() {
      return heading;
    }
  }

  static CoverageRow note(String subject, String detail) {
    return new CoverageRow(Kind.NOTE, null, null, subject, "", "", detail);
  }

  /** A time to the second, as everywhere in an export; empty if it is null. */
  static String format(@Nullable Instant time) {
    return time == null ? "" : time.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** The cells as they are written to a file: one line each, and no formula. */
  List<String> cells(int number) {
    return Stream.of(
            Integer.toString(number),
            format(time),
            format(until),
            kind.label(),
            subject,
            result,
            by,
            detail)
        .map(CoverageRow::clean)
        .toList();
  }

  /** Also without the marks that reverse the direction of text, which can hide what is written. */
  private static String clean(String text) {
    String line =
        Objects.requireNonNull(text)
            .replaceAll("[\\p{Cc}\\u2028\\u2029]+", " ")
            .replaceAll("[\\u202A-\\u202E\\u2066-\\u2069\\u200E\\u200F\\p{Cs}]", "")
            .strip();
    int length = Math.min(line.codePointCount(0, line.length()), MAX_CELL);
    return CsvCells.escape(line.substring(0, line.offsetByCodePoints(0, length)));
  }
}
