package bellwether.feed;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads dates as feeds and mail write them: RFC 822 and 5322, RFC 3339, W3CDTF, ctime, and slips.
 */
final class FeedDates {
  private static final String DAY_NAME = "(?:\\p{L}{2,9}\\.?,?\\s+)?";
  private static final String TIME =
      "(?<hour>\\d{1,2}):(?<minute>\\d{2})(?::(?<second>\\d{2})(?:[.,]\\d{1,9})?)?(?:\\s?(?<half>[AaPp][Mm])\\b)?";
  private static final String ZONE =
      "(?:\\s*(?<zone>[+-]\\d{1,2}:?\\d{2}|[+-]\\d{2}|[A-Za-z]{1,5}))?";

  private static final List<Pattern> SHAPES =
      List.of(
          // 2026-01-02T15:04:05Z, 2026-01-02 15:04, 2026-01, 2026
          Pattern.compile(
              "(?<year>\\d{4})(?:[-/](?<month>\\d{1,2})(?:[-/](?<day>\\d{1,2})(?:[Tt\\s]\\s*"
                  + TIME
                  + ZONE
                  + ")?)?)?"),
          // Fri, 02 Jan 2026 15:04:05 EST, 2-Jan-26
          Pattern.compile(
              DAY_NAME
                  + "(?<day>\\d{1,2})(?:st|nd|rd|th)?[\\s-]+(?<month>\\p{L}{3,9})\\.?,?[\\s-]+(?<year>\\d{4}|\\d{2}),?(?:\\s+"
                  + TIME
                  + ZONE
                  + ")?"),
          // Fri Jan  2 15:04:05 EST 2026
          Pattern.compile(
              DAY_NAME
                  + "(?<month>\\p{L}{3,9})\\s+(?<day>\\d{1,2})\\s+"
                  + TIME
                  + ZONE
                  + "\\s+(?<year>\\d{4})"),
          // January 2, 2026, 3:04 PM EST
          Pattern.compile(
              DAY_NAME
                  + "(?<month>\\p{L}{3,9})\\.?\\s+(?<day>\\d{1,2})(?:st|nd|rd|th)?,?\\s+(?<year>\\d{4}),?(?:\\s+(?:at\\s+)?"
                  + TIME
                  + ZONE
                  + ")?"),
          // 20260102T150405Z
          Pattern.compile(
              "(?<year>\\d{4})(?<month>\\d{2})(?<day>\\d{2})(?:T?(?<hour>\\d{2})(?<minute>\\d{2})(?<second>\\d{2})?(?<half>)?"
                  + ZONE
                  + ")?"));

  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  /** Hours from UTC. RFC 822, section 5.1, and the names that newsrooms use besides. */
  private static final Map<String, Integer> ZONES =
      Map.ofEntries(
          Map.entry("Z", 0),
          Map.entry("UT", 0),
          Map.entry("UTC", 0),
          Map.entry("GMT", 0),
          Map.entry("WET", 0),
          Map.entry("EST", -5),
          Map.entry("EDT", -4),
          Map.entry("CST", -6),
          Map.entry("CDT", -5),
          Map.entry("MST", -7),
          Map.entry("MDT", -6),
          Map.entry("PST", -8),
          Map.entry("PDT", -7),
          Map.entry("AKST", -9),
          Map.entry("AKDT", -8),
          Map.entry("HST", -10),
          Map.entry("BST", 1),
          Map.entry("CET", 1),
          Map.entry("CEST", 2),
          Map.entry("MET", 1),
          Map.entry("MEST", 2),
          Map.entry("EET", 2),
          Map.entry("EEST", 3),
          Map.entry("MSK", 3),
          Map.entry("SGT", 8),
          Map.entry("HKT", 8),
          Map.entry("JST", 9),
          Map.entry("KST", 9),
          Map.entry("AEST", 10),
          Map.entry("AEDT", 11),
          Map.entry("NZST", 12),
          Map.entry("NZDT", 13));

  private static final int MAX_CHARS = 100;

  private FeedDates() {}

  /** The date with its zone, UTC where it names none; null where it cannot be read. */
  static @Nullable OffsetDateTime read(@Nullable String written) {
    if (written == null || written.length() > MAX_CHARS) {
      return null;
    }
    // A comment such as (UTC) only repeats the offset.
    String date = written.replaceAll("\\([^()]*\\)", " ").strip();
    for (Pattern shape : SHAPES) {
      Matcher found = shape.matcher(date);
      if (found.matches()) {
        return date(found);
      }
    }
    return null;
  }

  private static @Nullable OffsetDateTime date(Matcher found) {
    ZoneOffset zone = zone(found.group("zone"));
    int year = Integer.parseInt(found.group("year"));
    // RFC 5322, section 4.3: two digits below 50 are of this century.
    int fullYear = year >= 100 ? year : year < 50 ? 2000 + year : 1900 + year;
    if (zone == null || fullYear < 1970 || fullYear > 2200) {
      return null;
    }
    try {
      LocalDate day =
          LocalDate.of(fullYear, month(found.group("month")), number(found.group("day"), 1));
      return OffsetDateTime.of(day, time(found), zone);
    } catch (DateTimeException noSuchDate) {
      return null;
    }
  }

  private static LocalTime time(Matcher found) {
    int hour = number(found.group("hour"), 0);
    String half = found.group("half");
    if (half != null && !half.isEmpty()) {
      hour = hour % 12 + (half.toLowerCase(Locale.ROOT).equals("pm") ? 12 : 0);
    }
    // A leap second is told as the second before it.
    int second = Math.min(number(found.group("second"), 0), 60);
    return LocalTime.of(hour, number(found.group("minute"), 0), second == 60 ? 59 : second);
  }

  private static int month(@Nullable String month) {
    if (month == null || Character.isDigit(month.charAt(0))) {
      return number(month, 1);
    }
    return MONTHS.indexOf(month.substring(0, 3).toLowerCase(Locale.ROOT)) + 1;
  }

  private static int number(@Nullable String digits, int absent) {
    return digits == null || digits.isEmpty() ? absent : Integer.parseInt(digits);
  }

  /** Null for a zone that is named and not known. */
  private static @Nullable ZoneOffset zone(@Nullable String zone) {
    if (zone == null) {
      return ZoneOffset.UTC;
    }
    Integer hours = ZONES.get(zone.toUpperCase(Locale.ROOT));
    if (hours != null) {
      return ZoneOffset.ofHours(hours);
    }
    if (Character.isLetter(zone.charAt(0))) {
      return null;
    }
    String digits = zone.substring(1).replace(":", "");
    int sign = zone.charAt(0) == '-' ? -1 : 1;
    int split = digits.length() <= 2 ? digits.length() : digits.length() - 2;
    int minutes = number(digits.substring(0, split), 0) * 60 + number(digits.substring(split), 0);
    return minutes <= 18 * 60 ? ZoneOffset.ofTotalSeconds(sign * minutes * 60) : null;
  }
}
