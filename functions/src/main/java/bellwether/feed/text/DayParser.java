package bellwether.feed.text;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parses the day of a date, in digits or with the name of the month. */
public final class DayParser {

  /** The meaning of 1/5/2026. */
  public enum FieldOrder {
    UNKNOWN,
    MONTH_FIRST,
    DAY_FIRST
  }

  private static final Pattern NUMERIC_DATE =
      Pattern.compile(
          "(?:(?<weekday>\\p{L}{2,20})\\.?,?\\s?)?(?<a>\\d{1,4})(?<mark>[./-])\\s?(?<b>\\d{1,2})\\k<mark>\\s?(?<c>\\d{1,4})\\.?");

  /** W3CDTF; a month or a year becomes its first day. */
  private static final Pattern MONTH_OR_YEAR = Pattern.compile("(\\d{4})(?:[-/](\\d{1,2}))?");

  private static final Pattern BASIC = Pattern.compile("\\d{8}");
  private static final Pattern ISO_WEEK = Pattern.compile("\\d{4}-w\\d{2}-\\d");
  private static final Pattern ISO_ORDINAL = Pattern.compile("\\d{4}-\\d{3}");
  private static final Pattern WORDS = Pattern.compile("[\\p{L}\\p{M}\\d .,/'\u2019-]*");
  private static final Pattern TOKEN = Pattern.compile("[\\p{L}\\p{M}]+|\\d+");

  /** Filler words of dates in the languages of {@link CalendarNames}. */
  private static final Set<String> FILLERS =
      Set.of(
          "st", "nd", "rd", "th", "er", "e", "o", "a", "of", "the", "at", "on", "de", "del", "le",
          "feira", "den", "der", "am", "um", "kl", "klo", "v", "г", "года", "в", "t");

  private DayParser() {}

  /**
   * The day; null if it cannot be parsed or is ambiguous.
   *
   * @param text in lower case, without the time
   * @param lateYear the year if it follows the time; null if it does not
   */
  static @Nullable LocalDate parse(String text, @Nullable String lateYear, FieldOrder order) {
    try {
      Matcher digits = NUMERIC_DATE.matcher(text);
      if (digits.matches()) {
        return parseNumeric(digits, order);
      }
      Matcher month = MONTH_OR_YEAR.matcher(text);
      if (month.matches()) {
        int number = month.group(2) == null ? 1 : Integer.parseInt(month.group(2));
        return LocalDate.of(Integer.parseInt(month.group(1)), number, 1);
      }
      if (BASIC.matcher(text).matches()) {
        return LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE);
      }
      if (ISO_WEEK.matcher(text).matches()) {
        return LocalDate.parse(text.toUpperCase(Locale.ROOT), DateTimeFormatter.ISO_WEEK_DATE);
      }
      return ISO_ORDINAL.matcher(text).matches()
          ? LocalDate.parse(text, DateTimeFormatter.ISO_ORDINAL_DATE)
          : parseWords(text, lateYear);
    } catch (DateTimeException noSuchDay) {
      return null;
    }
  }

  private static @Nullable LocalDate parseNumeric(Matcher found, FieldOrder order) {
    String a = found.group("a");
    String c = found.group("c");
    int second = Integer.parseInt(found.group("b"));
    if (a.length() == 4 && c.length() <= 2) {
      return LocalDate.of(Integer.parseInt(a), second, Integer.parseInt(c));
    }
    boolean dots = found.group("mark").equals(".");
    if (a.length() > 2 || (c.length() != 4 && !(c.length() == 2 && dots))) {
      return null;
    }
    int first = Integer.parseInt(a);
    int year = expandYear(c);
    if (second > 12 || (first <= 12 && !dots && order == FieldOrder.MONTH_FIRST)) {
      return LocalDate.of(year, first, second);
    }
    if (first > 12 || first == second || dots || order == FieldOrder.DAY_FIRST) {
      return LocalDate.of(year, second, first);
    }
    // Only the weekday distinguishes 1 May from 5 January.
    DayOfWeek weekday =
        found.group("weekday") == null ? null : CalendarNames.weekday(found.group("weekday"));
    LocalDate monthFirst = LocalDate.of(year, first, second);
    LocalDate dayFirst = LocalDate.of(year, second, first);
    boolean fitsMonthFirst = monthFirst.getDayOfWeek() == weekday;
    return fitsMonthFirst == (dayFirst.getDayOfWeek() == weekday)
        ? null
        : fitsMonthFirst ? monthFirst : dayFirst;
  }

  /** Day, month name and year, with or without a weekday. */
  private static @Nullable LocalDate parseWords(String text, @Nullable String lateYear) {
    if (!WORDS.matcher(text).matches()) {
      return null;
    }
    List<String> tokens = new ArrayList<>();
    StringBuilder kinds = new StringBuilder();
    TOKEN
        .matcher(text + (lateYear == null ? "" : " " + lateYear))
        .results()
        .map(token -> token.group())
        .filter(token -> !FILLERS.contains(token))
        .forEach(token -> {
          tokens.add(token);
          kinds.append(Character.isDigit(token.charAt(0)) ? 'n' : 'w');
        });
    return switch (kinds.toString()) {
      case "nwn" -> toDate(tokens.get(0), tokens.get(1), tokens.get(2));
      case "wnwn" -> toDate(tokens.get(1), tokens.get(2), tokens.get(3));
      case "wnn" -> toDate(tokens.get(1), tokens.get(0), fourDigitYearOrNull(tokens.get(2)));
      case "wwnn" -> toDate(tokens.get(2), tokens.get(1), fourDigitYearOrNull(tokens.get(3)));
      default -> null;
    };
  }

  private static @Nullable String fourDigitYearOrNull(String year) {
    return year.length() == 4 ? year : null;
  }

  private static @Nullable LocalDate toDate(String day, String name, @Nullable String year) {
    Month month = CalendarNames.month(name);
    if (month == null || year == null) {
      return null;
    }
    boolean yearFirst = day.length() == 4;
    String last = yearFirst ? year : day;
    String full = yearFirst ? day : year;
    return last.length() > 2 || (full.length() != 2 && full.length() != 4)
        ? null
        : LocalDate.of(expandYear(full), month, Integer.parseInt(last));
  }

  /** RFC 5322, section 4.3: two digits below 50 are in this century. 0001 is the year 1. */
  private static int expandYear(String yearDigits) {
    int year = Integer.parseInt(yearDigits);
    return yearDigits.length() > 2 ? year : year < 50 ? 2000 + year : 1900 + year;
  }
}
