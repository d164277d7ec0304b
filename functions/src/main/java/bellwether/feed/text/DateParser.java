package bellwether.feed.text;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Parses dates in feeds and mail: RFC 822 and 5322, RFC 3339 and ISO 8601, W3CDTF, ctime, the
 * formats of JavaScript, Go, Java and Drupal, epoch seconds and milliseconds, and dates in words of
 * other languages. Ambiguous dates are rejected.
 */
public final class DateParser {
  private static final int MAX_CHARS = 100;
  private static final int MAX_MARKUP_CHARS = 500;

  private static final Pattern TIME_ELEMENT =
      Pattern.compile("(?i)\\sdatetime\\s*=\\s*[\"']([^\"'<>]{4,60})[\"']");
  private static final Pattern EPOCH =
      Pattern.compile(
          "(?:/date\\()?(\\d{10})(?:\\.\\d{1,9}|(\\d{3})(?:\\d{3})?)?(?:[+-]\\d{4})?(?:\\)/)?");

  private static final Pattern COMPACT =
      Pattern.compile(
          "(\\d{4})(\\d{2})(\\d{2})(?:\\s?t?(\\d{2})(\\d{2})(\\d{2})?(?:[.,]\\d{1,9})?(?<zone>[^\\d.,].{0,10})?)?");
  private static final Pattern EAST_ASIAN_DAY =
      Pattern.compile(
          "(\\d{4})\\s?[\u5e74\ub144]\\s?(\\d{1,2})\\s?[\u6708\uc6d4]\\s?(\\d{1,2})\\s?[\u65e5\uc77c](?:\\s?\\p{L}(?:\u66dc\u65e5?|\uc694\uc77c)|\\s?(?:\u661f\u671f|\u5468|\u9031)\\p{L})?");
  private static final Pattern EAST_ASIAN_TIME =
      Pattern.compile(
          "(\\d{1,2})\\s?[\u6642\u65f6\u70b9\uc2dc]\\s?(\\d{1,2})\\s?[\u5206\ubd84](?:\\s?\\d{1,2}[\u79d2\ucd08])?");
  private static final Pattern EAST_ASIAN_AM_PM =
      Pattern.compile(
          "(\u4e0a\u5348|\u5348\u524d|\uc624\uc804|\u4e0b\u5348|\u5348\u5f8c|\uc624\ud6c4)\\s?(\\d{1,2}:\\d{2}(?::\\d{2})?)");

  private static final Pattern TIME =
      Pattern.compile(
          "(?<![\\d:+-])(?<hour>\\d{1,2})(?:(?::| ?h ?)(?<minute>\\d{1,2})(?::(?<second>\\d{1,2})(?:[.,]\\d{1,9})?)?(?!\\d)(?:\\s?(?<half>[ap]m)\\b)?|\\s?(?<bare>[ap]m)\\b)");

  /** Between a day and its time: T, a dash, or "at" in some language. */
  private static final String DAY_TIME_SEPARATOR =
      "(?:(?<=\\d)t|[ ,-]+|,? (?:at|um|kl\\.?|klo|om|o|ore|alle|a las|\u00e0|\u00e0s|\u0432) ?)$";

  /** XML Schema's dates may have a zone. */
  private static final Pattern ZONED_DAY =
      Pattern.compile("(\\d{4}-\\d{2}-\\d{2}) ?(z|[+-]\\d{2}:\\d{2})");

  /** A comment after a time is its zone: 9:14 PM (GMT+02:00). */
  private static final String OFFSET_IN_COMMENT =
      "(?<=(?<![+-]\\d\\d):\\d\\d|[ap]m) ?\\(((?:gmt|utc)?[+-]\\d{1,2}(?::?\\d{2})?)\\)";

  private static final Pattern TRAILING_YEAR = Pattern.compile("(.*?)[ ,]*(?<![\\d:+-])(\\d{4})");

  /** A date after its time: 15:04 02.01.2006. */
  private static final Pattern TRAILING_DAY =
      Pattern.compile(
          "[ ,-]*(\\d{1,4}[./-]\\d{1,2}[./-]\\d{1,4}|\\d{1,2}\\.? \\p{L}{3,12}\\.?,? \\d{4}|\\p{L}{3,12}\\.? \\d{1,2},? \\d{4})(.*)");

  /** Earlier than the first feed, and later than any relevant date. */
  private static final int FIRST_YEAR = 1971;

  private static final int LAST_YEAR = 2200;

  /** Day 0 of MS-DOS, which file systems and old scripts write if they have no date. */
  private static final LocalDate DOS_EPOCH = LocalDate.of(1980, 1, 1);

  private DateParser() {}

  /** The date, in UTC if it has no zone; null if it cannot be parsed. */
  static @Nullable public OffsetDateTime parse(@Nullable String input) {
    return parse(input, DayParser.FieldOrder.UNKNOWN);
  }

  /** The first date that can be parsed; null if there is none. */
  static @Nullable public OffsetDateTime parseFirst(Stream<String> inputs) {
    return inputs.map(DateParser::parse).filter(Objects::nonNull).findFirst().orElse(null);
  }

  /** Parses a date whose order of day and month is known. */
  static @Nullable public OffsetDateTime parse(@Nullable String input, DayParser.FieldOrder order) {
    if (input == null || input.length() > MAX_MARKUP_CHARS) {
      return null;
    }
    Matcher element = TIME_ELEMENT.matcher(input);
    if (input.indexOf('<') >= 0 && element.find()) {
      return parse(element.group(1), order);
    }
    String text = normalize(input);
    try {
      return text.length() > MAX_CHARS ? null : plausibleOrNull(parseNormalized(text, order));
    } catch (DateTimeException noSuchDate) {
      return null;
    }
  }

  /** Null for placeholders of programs without a date: the years 1, 1900, 1970 and so on. */
  static @Nullable public OffsetDateTime plausibleOrNull(@Nullable OffsetDateTime date) {
    return date == null
            || date.withOffsetSameInstant(ZoneOffset.UTC).getYear() < FIRST_YEAR
            || date.getYear() < FIRST_YEAR
            || date.getYear() > LAST_YEAR
            || date.toLocalDate().equals(DOS_EPOCH)
        ? null
        : date;
  }

  /** One line in lower case, without tags, comments such as (UTC), and Go's monotonic clock. */
  private static String normalize(String input) {
    String plain =
        Normalizer.normalize(input, Normalizer.Form.NFKC)
            .replaceAll("<[^<>]*>", " ")
            .toLowerCase(Locale.ROOT)
            .replaceAll(OFFSET_IN_COMMENT, " $1")
            .replaceAll("(?<!/date)\\([^()]*\\)", " ")
            .replaceAll(" m=[+-][\\d.]+$", "")
            .replaceAll("\\b([ap])\\. ?m\\b\\.?", "$1m")
            .replaceAll("[\u2010-\u2015\u2212]", "-");
    plain = EAST_ASIAN_DAY.matcher(plain).replaceAll("$1-$2-$3 ");
    plain = EAST_ASIAN_TIME.matcher(plain).replaceAll("$1:$2");
    plain =
        EAST_ASIAN_AM_PM
            .matcher(plain)
            .replaceAll(half ->
                half.group(2)
                    + ("\u4e0b\u5348\u5348\u5f8c\uc624\ud6c4".contains(half.group(1))
                        ? " pm"
                        : " am"));
    return plain.replaceAll("\\s+", " ").strip();
  }

  private static @Nullable OffsetDateTime parseNormalized(String text, DayParser.FieldOrder order) {
    Matcher epoch = EPOCH.matcher(text);
    if (epoch.matches()) {
      return Instant.ofEpochSecond(Long.parseLong(epoch.group(1))).atOffset(ZoneOffset.UTC);
    }
    Matcher compact = COMPACT.matcher(text);
    if (compact.matches()) {
      return parseCompact(compact);
    }
    Matcher time = TIME.matcher(text);
    if (!time.find()) {
      Matcher zoned = ZONED_DAY.matcher(text);
      return zoned.matches()
          ? toDateTime(LocalDate.parse(zoned.group(1)), 0, 0, 0, zoned.group(2))
          : toDateTime(DayParser.parse(trimSeparator(text), null, order), 0, 0, 0, "");
    }
    String before = trimSeparator(text.substring(0, time.start()));
    String after = text.substring(time.end());
    String lateYear = null;
    Matcher late = before.isEmpty() ? TRAILING_DAY.matcher(after) : TRAILING_YEAR.matcher(after);
    if (before.isEmpty() && late.matches()) {
      before = late.group(1);
      after = late.group(2);
    } else if (late.matches()) {
      after = late.group(1);
      lateYear = late.group(2);
    }
    String half = time.group("half") == null ? time.group("bare") : time.group("half");
    int hour = Integer.parseInt(time.group("hour"));
    // With a 12-hour clock, dates with slashes have the month first.
    DayParser.FieldOrder halfOrder =
        half != null && before.indexOf('/') >= 0 && order == DayParser.FieldOrder.UNKNOWN
            ? DayParser.FieldOrder.MONTH_FIRST
            : order;
    return toDateTime(
        DayParser.parse(before, lateYear, halfOrder),
        half == null ? hour : hour % 12 + (half.equals("pm") ? 12 : 0),
        parseOrZero(time.group("minute")),
        parseOrZero(time.group("second")),
        after);
  }

  private static @Nullable OffsetDateTime parseCompact(Matcher found) {
    String zone = found.group("zone");
    return toDateTime(
        LocalDate.of(
            Integer.parseInt(found.group(1)),
            parseOrZero(found.group(2)),
            parseOrZero(found.group(3))),
        parseOrZero(found.group(4)),
        parseOrZero(found.group(5)),
        parseOrZero(found.group(6)),
        zone == null ? "" : zone);
  }

  private static @Nullable OffsetDateTime toDateTime(
      @Nullable LocalDate day, int hour, int minute, int second, String zone) {
    ZoneId read =
        ZoneNames.parse(
            zone.replaceAll("\\b(?:uhr|hrs|uur|h)\\b", "").replaceFirst("^[ ,.:]+", "").strip());
    if (day == null || read == null) {
      return null;
    }
    // ISO 8601: a day ends at 24:00. A leap second becomes the second before it.
    boolean end = hour == 24 && minute == 0 && second == 0;
    LocalTime time = LocalTime.of(end ? 0 : hour, minute, second == 60 ? 59 : second);
    return (end ? day.plusDays(1) : day).atTime(time).atZone(read).toOffsetDateTime();
  }

  /** Removes the separator between a day and its time. */
  private static String trimSeparator(String day) {
    return day.replaceFirst("^[ ,-]+", "").replaceFirst(DAY_TIME_SEPARATOR, "").strip();
  }

  private static int parseOrZero(@Nullable String digits) {
    return digits == null || digits.isEmpty() ? 0 : Integer.parseInt(digits);
  }
}
