package bellwether.match.facts;

import java.util.Locale;
import java.util.Set;

/** Finds CVE ids ("CVE-2021-44228": CVE Numbering, four digits or more behind the year). */
public final class CveIds {
  /** Marks a key as a vulnerability's. */
  public static final String MARK = "cve-";

  private static final int MOST = 8;

  private CveIds() {}

  public static void in(String text, Set<String> found) {
    String lower = text.toLowerCase(Locale.ROOT);
    int at = lower.indexOf(MARK);
    for (int n = 0; at >= 0 && n < MOST; n++) {
      int year = digits(lower, at + MARK.length());
      boolean dashed = year < lower.length() && lower.charAt(year) == '-';
      int end = dashed ? digits(lower, year + 1) : year;
      if (year - at - MARK.length() == 4 && end - year >= 5) {
        found.add(lower.substring(at, end));
      }
      at = lower.indexOf(MARK, at + MARK.length());
    }
  }

  private static int digits(String text, int from) {
    int end = from;
    while (end < text.length() && Character.isDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }
}
