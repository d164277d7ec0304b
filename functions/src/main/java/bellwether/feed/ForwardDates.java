package bellwether.feed;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the dates that mail programs write for people into what they forward, such as "Dienstag, 6.
 * Januar 2026 15:34". Beyond that they are read as {@link FeedDates} does.
 */
final class ForwardDates {
  /** The beginnings of a month's names, enough to tell it from the others. */
  private static final List<Pattern> MONTHS =
      List.of(
          Pattern.compile("jan.*|ene.*|gen.*|styc.*"),
          Pattern.compile("feb.*|f\u00e9v.*|fev.*|lut.*"),
          Pattern.compile("mar.*|m\u00e4r.*|mrz|maa.*|mrt"),
          Pattern.compile("apr.*|avr.*|abr.*|kwi.*"),
          Pattern.compile("may.*|mai.*|mag.*|mei|maj.*"),
          Pattern.compile("jun.*|juin|giu.*|cze.*"),
          Pattern.compile("jul.*|juil.*|lug.*|lip.*"),
          Pattern.compile("aug.*|ao\u00fb.*|aou.*|ago.*|sie.*"),
          Pattern.compile("sep.*|set.*|wrz.*"),
          Pattern.compile("oct.*|okt.*|out.*|ott.*|pa\u017a.*"),
          Pattern.compile("nov.*|lis.*"),
          Pattern.compile("dec.*|dez.*|d\u00e9c.*|dic.*|des.*|gru.*"));

  private static final Pattern DAY_FIRST =
      Pattern.compile(
          "\\b(?<day>\\d{1,2})(?:st|nd|rd|th|er|\u00ba|\u00b0)?[.,]?[ -](?:de |do |of )?(?<month>\\p{L}{3,12})\\.?,?[ -](?:de |del )?(?<year>\\d{4})\\b");
  private static final Pattern MONTH_FIRST =
      Pattern.compile(
          "\\b(?<month>\\p{L}{3,12})\\.? (?<day>\\d{1,2})(?:st|nd|rd|th)?,? (?<year>\\d{4})\\b");
  private static final Pattern IN_CHINESE =
      Pattern.compile(
          "(?<year>\\d{4}) ?\u5e74 ?(?<month>\\d{1,2}) ?\u6708 ?(?<day>\\d{1,2}) ?\u65e5");
  private static final Pattern YEAR_FIRST =
      Pattern.compile("\\b(?<year>\\d{4})[-/.](?<month>\\d{1,2})[-/.](?<day>\\d{1,2})\\b");
  private static final Pattern NUMBERS =
      Pattern.compile("\\b(?<day>\\d{1,2})(?<by>[./-])(?<month>\\d{1,2})\\k<by>(?<year>\\d{4})\\b");

  private static final Pattern TIME =
      Pattern.compile(
          "\\b(?<hour>\\d{1,2}) ?[:.h] ?(?<minute>\\d{2})(?:[:.](?<second>\\d{2}))?(?: ?(?<half>[ap])\\.? ?m\\b)?");

  private static final Pattern ZONE =
      Pattern.compile(
          "(?:\\b(?:gmt|utc))? ?(?<offset>[+-]\\d{2}:?\\d{2})\\b|\\b(?<name>[A-Za-z]{2,5})\\)?$");

  private static final int MOST_CHARS = 100;

  private ForwardDates() {}

  /** The date, in UTC where it names no zone; null where it cannot be read. */
  static @Nullable OffsetDateTime read(@Nullable String written) {
    if (written == null || written.length() > MOST_CHARS) {
      return null;
    }
    String line = written.replaceAll("[\\s\\u00a0\\u202f]+", " ").strip();
    OffsetDateTime read = FeedDates.read(line);
    return read == null ? local(line) : read;
  }

  private static @Nullable OffsetDateTime local(String line) {
    String lower = line.toLowerCase(Locale.ROOT);
    for (Pattern shape : List.of(DAY_FIRST, MONTH_FIRST, IN_CHINESE, YEAR_FIRST, NUMBERS)) {
      Matcher date = shape.matcher(lower);
      if (date.find()) {
        try {
          return at(shape, date, lower.substring(date.end()));
        } catch (DateTimeException noSuchDate) {
          return null;
        }
      }
    }
    return null;
  }

  private static OffsetDateTime at(Pattern shape, Matcher date, String rest) {
    int day = Integer.parseInt(date.group("day"));
    int month = month(date.group("month"));
    Matcher time = TIME.matcher(rest);
    boolean timed = time.find();
    String half = timed ? time.group("half") : null;
    // Only Americans write 1/6/2026 for the sixth of January, and they write AM and PM.
    boolean american = shape == NUMBERS && date.group("by").equals("/") && half != null;
    if (shape == NUMBERS && (month > 12 || (american && day <= 12))) {
      int first = day;
      day = month;
      month = first;
    }
    int hour = timed ? Integer.parseInt(time.group("hour")) : 0;
    if (half != null) {
      hour = hour % 12 + (half.equals("p") ? 12 : 0);
    }
    String second = timed ? time.group("second") : null;
    return LocalDateTime.of(
            Integer.parseInt(date.group("year")),
            month,
            day,
            hour,
            timed ? Integer.parseInt(time.group("minute")) : 0,
            second == null ? 0 : Integer.parseInt(second))
        .atOffset(timed ? zone(rest) : ZoneOffset.UTC);
  }

  /** As {@link FeedDates} knows zones, and by their German names, which Apple's Mail writes. */
  private static ZoneOffset zone(String rest) {
    Matcher zone = ZONE.matcher(rest.replace("mesz", "cest").replace("mez", "cet"));
    while (zone.find()) {
      String named = zone.group("offset") == null ? zone.group("name") : zone.group("offset");
      OffsetDateTime known = FeedDates.read("2026-01-01T00:00:00 " + named);
      if (known != null) {
        return known.getOffset();
      }
    }
    return ZoneOffset.UTC;
  }

  private static int month(String name) {
    if (Character.isDigit(name.charAt(0))) {
      return Integer.parseInt(name);
    }
    for (int i = 0; i < MONTHS.size(); i++) {
      if (MONTHS.get(i).matcher(name).matches()) {
        return i + 1;
      }
    }
    throw new DateTimeException("no month");
  }
}
