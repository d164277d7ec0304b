package bellwether.match;

import bellwether.domain.Advisory;
import bellwether.domain.CanonicalUrl;
import bellwether.domain.Incident.Report;
import bellwether.domain.Match;
import bellwether.domain.Role;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a report says that can agree with or contradict another report of the same vendor.
 *
 * @param again whether it speaks of a second, another or a new breach
 * @param aftermath whether it tells what came after: fines, suits, losses, recovery
 */
record Facts(Report report, boolean again, boolean aftermath) {
  private static final Set<String> AGAIN =
      Set.of("second", "third", "another", "again", "fresh", "latest", "twice");

  private static final int MAX_TITLE = 200;

  static Facts of(Advisory advisory, Match match, List<Match> all) {
    Item item = Item.of(advisory);
    Words words =
        Words.of(item.title().size() == 0 ? firstLine(advisory.text()) : advisory.title());
    Report report =
        new Report(
            advisory.id(),
            cut(advisory.title()),
            canonical(advisory.url()),
            Sketch.of(Words.of(advisory.title() + "\n\n" + advisory.text())),
            match.role(),
            match.confidence(),
            others(advisory, item, match, all),
            Set.copyOf(Taken.in(advisory)),
            at(advisory));
    return new Facts(report, saysAgain(words), tellsAftermath(words));
  }

  /** The other party in the vendor's story, the attackers by name, and the vulnerabilities. */
  private static Set<String> others(Advisory advisory, Item item, Match match, List<Match> all) {
    Set<String> others = new HashSet<>();
    for (Match other : all) {
      if (other.alert() && other.role() != match.role()) {
        others.add(other.vendor().key());
      }
    }
    Gangs.in(item.title(), others);
    Gangs.in(item.text(), others);
    Cves.in(advisory.title(), others);
    Cves.in(advisory.text(), others);
    return others;
  }

  private static @Nullable String canonical(@Nullable String url) {
    return url == null ? null : CanonicalUrl.of(url).orElse(null);
  }

  private static Instant at(Advisory advisory) {
    return advisory.published() != null ? advisory.published().toInstant() : advisory.seenAt();
  }

  private static boolean saysAgain(Words title) {
    for (int i = 0; i + 1 < title.size(); i++) {
      boolean next = false;
      for (int j = i + 1; j < Math.min(title.size(), i + 5); j++) {
        next |= isBreach(title, j);
      }
      String word = title.folded(i);
      boolean newBreach = word.equals("new") && isBreach(title, i + 1);
      if ((next && AGAIN.contains(word)) || newBreach) {
        return true;
      }
    }
    return false;
  }

  private static boolean isBreach(Words words, int index) {
    return has(words, index, Tag.BREACH);
  }

  private static boolean tellsAftermath(Words title) {
    for (int i = 0; i < title.size(); i++) {
      if (has(title, i, Tag.AFTERMATH)) {
        return true;
      }
    }
    return false;
  }

  private static boolean has(Words words, int index, Tag tag) {
    return Lexicon.english().tagsAt(words, index).contains(tag);
  }

  private static String firstLine(String text) {
    int end = text.indexOf('\n');
    return end < 0 ? text : text.substring(0, end);
  }

  private static String cut(String title) {
    return title.length() <= MAX_TITLE ? title : title.substring(0, MAX_TITLE);
  }

  /** The role decides which contradictions count. */
  boolean isVictim() {
    return report.role() == Role.VICTIM;
  }
}
