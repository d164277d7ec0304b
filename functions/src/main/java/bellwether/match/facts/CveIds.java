package bellwether.match.facts;

import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Finds CVE ids ("CVE-2021-44228": four digits or more after the year). */
public final class CveIds {
  /** The prefix of a key for a vulnerability. */
  public static final String PREFIX = "cve-";

  private static final Pattern ID = Pattern.compile("cve-(?:\\p{Nd}{4}-\\p{Nd}{4,})?");
  private static final int MAX_IDS = 8;

  private CveIds() {}

  public static void collect(String text, Set<String> found) {
    ID.matcher(text.toLowerCase(Locale.ROOT))
        .results()
        .limit(MAX_IDS)
        .map(MatchResult::group)
        .filter(id -> !id.equals(PREFIX))
        .forEach(found::add);
  }
}
