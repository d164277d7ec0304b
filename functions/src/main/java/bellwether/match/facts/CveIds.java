package bellwether.match.facts;

import bellwether.domain.incident.Trait;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Finds CVE ids ("CVE-2021-44228": four digits or more after the year). */
public final class CveIds {
  private static final Pattern ID = Pattern.compile("cve-\\p{Nd}{4}-\\p{Nd}{4,}");
  private static final int MAX_IDS = 8;

  private CveIds() {}

  public static void collect(String text, Set<Trait> found) {
    ID.matcher(text.toLowerCase(Locale.ROOT))
        .results()
        .limit(MAX_IDS)
        .map(MatchResult::group)
        .forEach(id -> found.add(new Trait(Trait.Kind.VULNERABILITY, id)));
  }
}
