package bellwether.feed.format.mapped;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Parses the number of affected records or people: 1,500.00 and 1.500 and "about 1.5 thousand" are
 * 1500; a range becomes its lower end.
 */
public final class RecordCountParser {
  private static final int MAX_CHARS = 80;

  /** More than any register needs, and fits a long. */
  private static final long MAX_COUNT = 999_999_999_999_999L;

  private static final Pattern COUNT_PATTERN =
      Pattern.compile(
          "(?:[a-z.~>\u2265=: ]{0,30}?)(?<number>\\d[\\d.,' ]*(?:e\\+?\\d{1,2})?)(?<unit> ?(?:[kmb]|thousand|million|billion|mio|mrd|bn)\\b\\.?)?\\+?(?:(?: ?- ?| to | and )\\d[\\d.,' ]*)?(?: ?\\+)?(?:[ ,][a-z'., -]*)?");

  /** An upper bound is not a count. */
  private static final Pattern UPPER_BOUND =
      Pattern.compile("(?:<|\u2264|up to|fewer|less|under|below|at most|max|no more).*");

  /** A separator before three digits, or several of one kind, separate thousands. */
  private static final Pattern GROUPED =
      Pattern.compile(
          "\\d{1,3}(?:(?<mark>[,.' ])\\d{3}|(?:,\\d{2})+,\\d{3})(?:\\k<mark>\\d{3})*(?:[.,]\\d+)?");

  private static final Map<String, Integer> UNIT_ZEROS =
      Map.of(
          "k",
          3,
          "thousand",
          3,
          "m",
          6,
          "million",
          6,
          "mio",
          6,
          "b",
          9,
          "bn",
          9,
          "billion",
          9,
          "mrd",
          9);

  private RecordCountParser() {}

  /** Null if the text is not a count, or only an upper bound. */
  static @Nullable public Long parse(String input) {
    if (input.length() > MAX_CHARS) {
      return null;
    }
    String text =
        Normalizer.normalize(input, Normalizer.Form.NFKC)
            .toLowerCase(Locale.ROOT)
            .replaceAll("\\([^()]*\\)", " ")
            .replaceAll("[\u2010-\u2015]", "-")
            .replace('\u2019', '\'')
            .replaceAll("\\s+", " ")
            .strip();
    Matcher found = COUNT_PATTERN.matcher(text);
    if (UPPER_BOUND.matcher(text).matches() || !found.matches()) {
      return null;
    }
    BigDecimal number = parseNumber(found.group("number").replaceAll("[,.' ]+$", ""));
    if (number == null) {
      return null;
    }
    String unit = found.group("unit");
    BigDecimal count =
        number.scaleByPowerOfTen(
            unit == null ? 0 : UNIT_ZEROS.getOrDefault(unit.replace(".", "").strip(), 0));
    return count.compareTo(BigDecimal.valueOf(MAX_COUNT)) > 0
        ? null
        : (Long) count.setScale(0, RoundingMode.DOWN).longValueExact();
  }

  private static @Nullable BigDecimal parseNumber(String digits) {
    int last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
    boolean grouped = GROUPED.matcher(digits).matches();
    String plain = digits;
    if (grouped) {
      // Digits after a second kind of separator are a fraction.
      boolean fraction =
          last >= 0
              && digits.chars().filter(c -> c == digits.charAt(last)).count() == 1
              && digits.chars().filter(c -> !Character.isDigit(c)).distinct().count() > 1;
      plain = (fraction ? digits.substring(0, last) : digits).replaceAll("[,.' ]", "");
    } else if (last >= 0) {
      plain = digits.replace(',', '.');
    }
    return plain.matches("\\d{1,18}(?:\\.\\d{1,18})?(?:e\\+?\\d{1,2})?")
        ? new BigDecimal(plain)
        : null;
  }
}
