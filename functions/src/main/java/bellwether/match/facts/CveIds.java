package bellwether.match.facts;

import java.util.Locale;
import java.util.Set;

/** Finds CVE ids ("CVE-2021-44228": four digits or more after the year). */
public final class CveIds {
  /** Marks a key as a vulnerability's. */
  public static final String PREFIX = "cve-";

  private static final int MAX_IDS = 8;

  private CveIds() {}

  public static void collect(String text, Set<String> found) {
    String lower = text.toLowerCase(Locale.ROOT);
    int at = lower.indexOf(PREFIX);
    for (int n = 0; at >= 0 && n < MAX_IDS; n++) {
      int year = endOfDigits(lower, at + PREFIX.length());
      boolean dashed = year < lower.length() && lower.charAt(year) == '-';
      int end = dashed ? endOfDigits(lower, year + 1) : year;
      if (year - at - PREFIX.length() == 4 && end - year >= 5) {
        found.add(lower.substring(at, end));
      }
      at = lower.indexOf(PREFIX, at + PREFIX.length());
    }
  }

  private static int endOfDigits(String text, int from) {
    int end = from;
    while (end < text.length() && Character.isDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }
}
