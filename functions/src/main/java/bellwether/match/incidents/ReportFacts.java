package bellwether.match.incidents;

import bellwether.match.text.PhraseTable;
import bellwether.match.text.ItemText;
import bellwether.match.text.Words;
import bellwether.match.facts.ExposedData;
import bellwether.match.text.Sketch;
import bellwether.match.facts.Roundup;
import bellwether.match.facts.Gangs;
import bellwether.match.facts.CveIds;
import bellwether.match.facts.IncidentTraits;
import bellwether.match.text.Tag;
import bellwether.match.text.Separator;
import bellwether.match.text.Lexicon;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.advisory.CanonicalUrl;
import bellwether.domain.incident.Incident.Report;
import bellwether.domain.vendor.Match;
import bellwether.domain.incident.Role;
import bellwether.domain.advisory.StatedFacts;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a report says that can agree with or contradict another report of the same vendor.
 *
 * @param again whether it speaks of a second, another or a new breach
 * @param aftermath whether it tells what came after: fines, suits, losses, recovery
 */
record ReportFacts(Report report, boolean again, boolean aftermath) {
  private static final Set<String> AGAIN = Set.of("second", "third", "another", "fresh", "twice");

  /** By these words a text looks back at a breach that is known already. */
  private static final List<List<String>> LOOKING_BACK =
      Stream.of(
              "months after",
              "months later",
              "months ago",
              "weeks after",
              "year after",
              "years after",
              "year ago",
              "years ago",
              "last year",
              "earlier this year")
          .map(phrase -> List.of(phrase.split(" ")))
          .toList();

  private static final PhraseTable BACK = PhraseTable.of(LOOKING_BACK);

  /** Behind these a title speaks of the breach that the reader knows. */
  private static final Set<String> TURNS =
      Set.of("after", "following", "of", "from", "over", "amid", "in", "since", "due");

  private static final int MAX_TITLE = 200;

  static ReportFacts of(Advisory advisory, Match match, List<Match> all) {
    ItemText item = ItemText.of(advisory);
    Words words =
        Words.of(item.title().size() == 0 ? firstLine(advisory.text()) : advisory.title());
    Report report =
        new Report(
            advisory.reportId(),
            cut(advisory.title()),
            advisory.editions().another() ? null : canonical(advisory.url()),
            sketch(advisory),
            match.role(),
            match.confidence(),
            others(advisory, item, match, all),
            Set.copyOf(ExposedData.in(advisory)),
            advisory.at(),
            advisory.editions().readAt() == null ? advisory.seenAt() : advisory.editions().readAt(),
            advisory.published() != null || advisory.editions().before() != null);
    return new ReportFacts(report, saysAgain(words), tellsAftermath(words) || looksBack(item.text()));
  }

  /**
   * Records of one register are worded alike and are not copies of each other for that: they have
   * no sketch.
   */
  private static List<Integer> sketch(Advisory advisory) {
    return advisory.stated().equals(StatedFacts.NOTHING)
        ? Sketch.of(Words.of(advisory.title() + "\n\n" + advisory.text()))
        : List.of();
  }

  /** The other party in the vendor's story, the attackers by name, and the vulnerabilities. */
  private static Set<String> others(Advisory advisory, ItemText item, Match match, List<Match> all) {
    Set<String> others = new HashSet<>();
    boolean own = !Roundup.isAnnouncedBy(item.title());
    for (Match other : all) {
      if (own && other.alert() && other.role() != match.role()) {
        others.add(other.vendor().key());
      }
    }
    Gangs.in(item.title(), others);
    Gangs.in(item.text(), others);
    CveIds.in(advisory.title(), others);
    CveIds.in(advisory.text(), others);
    IncidentTraits.in(item, match.vendor(), others);
    if (advisory.stated().claim()) {
      others.add(IncidentTraits.CLAIM);
    }
    return others;
  }

  private static @Nullable String canonical(@Nullable String url) {
    return url == null ? null : CanonicalUrl.of(url).orElse(null);
  }

  /** Whether a title speaks of a breach that is not the first. */
  static boolean saysAgain(Words title) {
    for (int i = 0; i + 1 < title.size(); i++) {
      String word = title.folded(i);
      boolean party = title.folded(i + 1).startsWith("part");
      if (AGAIN.contains(word) && !party && isBreachSoon(title, i + 1)) {
        return true;
      }
      boolean newBreach = word.equals("new") && isBreach(title, i + 1);
      boolean hitAgain = has(title, i, Tag.HIT) && title.folded(i + 1).equals("again");
      if (newBreach || hitAgain) {
        return true;
      }
    }
    return false;
  }

  /** Within the same thought: no sign but a hyphen may stand between. */
  private static boolean isBreachSoon(Words title, int from) {
    for (int i = from; i < Math.min(title.size(), from + 4); i++) {
      Separator gap = title.get(i).gap();
      if ((!gap.isPlain() && gap != Separator.HYPHEN) || TURNS.contains(title.folded(i))) {
        return false;
      }
      if (isBreach(title, i)) {
        return true;
      }
    }
    return false;
  }

  private static boolean looksBack(Words text) {
    return BACK.scan(text).stream().anyMatch(hit -> text.get(hit.from()).sentence() == 0);
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
