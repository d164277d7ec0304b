package bellwether.match.incidents;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.advisory.CanonicalUrl;
import bellwether.domain.advisory.StatedFacts;
import bellwether.domain.incident.Incident.Report;
import bellwether.domain.incident.Match;
import bellwether.domain.incident.Role;
import bellwether.match.facts.CveIds;
import bellwether.match.facts.ExposedData;
import bellwether.match.facts.Gangs;
import bellwether.match.facts.IncidentTraits;
import bellwether.match.facts.Roundup;
import bellwether.match.text.ItemText;
import bellwether.match.text.Lexicon;
import bellwether.match.text.PhraseTable;
import bellwether.match.text.Separator;
import bellwether.match.text.Sketch;
import bellwether.match.text.Tag;
import bellwether.match.text.Words;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The facts of a report that can agree with or contradict another report of the same vendor.
 *
 * @param anotherBreach whether it mentions a second, another or a new breach
 * @param aftermath whether it reports the aftermath: fines, lawsuits, losses, recovery
 */
record ReportFacts(Report report, boolean anotherBreach, boolean aftermath) {
  private static final Set<String> REPEAT_WORDS =
      Set.of("second", "third", "another", "fresh", "twice");

  /** Words by which a text refers to a known breach. */
  private static final List<List<String>> RETROSPECTIVE_PHRASES =
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

  private static final PhraseTable RETROSPECTIVE_TABLE = PhraseTable.of(RETROSPECTIVE_PHRASES);

  /** Words after which a title refers to a breach that readers know. */
  private static final Set<String> BACK_REFERENCE_WORDS =
      Set.of("after", "following", "of", "from", "over", "amid", "in", "since", "due");

  private static final int MAX_TITLE_LENGTH = 200;

  static ReportFacts of(Advisory advisory, Match match, List<Match> all) {
    ItemText item = ItemText.of(advisory);
    Words words =
        Words.of(item.title().size() == 0 ? firstLine(advisory.text()) : advisory.title());
    Report report =
        new Report(
            advisory.reportId(),
            truncate(advisory.title()),
            advisory.editHistory().replacesOtherItem() ? null : canonical(advisory.url()),
            sketch(advisory),
            match.role(),
            match.confidence(),
            traits(advisory, item, match, all),
            Set.copyOf(ExposedData.of(advisory)),
            advisory.reportedAt(),
            advisory.editHistory().editSeenAt() == null
                ? advisory.seenAt()
                : advisory.editHistory().editSeenAt(),
            advisory.published() != null || advisory.editHistory().previous() != null);
    return new ReportFacts(
        report, saysAnotherBreach(words), hasAftermath(words) || isRetrospective(item.text()));
  }

  /** Records of a register have similar words without being copies, so they have no sketch. */
  private static List<Integer> sketch(Advisory advisory) {
    return advisory.statedFacts().equals(StatedFacts.NONE)
        ? Sketch.of(Words.of(advisory.title() + "\n\n" + advisory.text()))
        : List.of();
  }

  /** The other party, the named attackers and the vulnerabilities. */
  private static Set<String> traits(
      Advisory advisory, ItemText item, Match match, List<Match> all) {
    Set<String> others = new HashSet<>();
    boolean own = !Roundup.isRoundupTitle(item.title());
    for (Match other : all) {
      if (own && other.triggersAlert() && other.role() != match.role()) {
        others.add(other.vendor().key());
      }
    }
    Gangs.collect(item.title(), others);
    Gangs.collect(item.text(), others);
    CveIds.collect(advisory.title(), others);
    CveIds.collect(advisory.text(), others);
    IncidentTraits.collect(item, match.vendor(), others);
    if (advisory.statedFacts().claim()) {
      others.add(IncidentTraits.CLAIM);
    }
    return others;
  }

  private static @Nullable String canonical(@Nullable String url) {
    return url == null ? null : CanonicalUrl.of(url).orElse(null);
  }

  /** Whether a title is about a breach that is not the first. */
  static boolean saysAnotherBreach(Words title) {
    for (int i = 0; i + 1 < title.size(); i++) {
      String word = title.folded(i);
      boolean party = title.folded(i + 1).startsWith("part");
      if (REPEAT_WORDS.contains(word) && !party && isBreachNearby(title, i + 1)) {
        return true;
      }
      boolean newBreach = word.equals("new") && isBreach(title, i + 1);
      boolean hitAgain = hasTag(title, i, Tag.HIT) && title.folded(i + 1).equals("again");
      if (newBreach || hitAgain) {
        return true;
      }
    }
    return false;
  }

  /** Whether two words belong together: only a hyphen may separate them. */
  private static boolean isBreachNearby(Words title, int from) {
    for (int i = from; i < Math.min(title.size(), from + 4); i++) {
      Separator gap = title.get(i).separator();
      if ((!gap.isSpace() && gap != Separator.HYPHEN)
          || BACK_REFERENCE_WORDS.contains(title.folded(i))) {
        return false;
      }
      if (isBreach(title, i)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isRetrospective(Words text) {
    return RETROSPECTIVE_TABLE.scan(text).stream()
        .anyMatch(hit -> text.get(hit.from()).sentence() == 0);
  }

  private static boolean isBreach(Words words, int index) {
    return hasTag(words, index, Tag.BREACH);
  }

  private static boolean hasAftermath(Words title) {
    for (int i = 0; i < title.size(); i++) {
      if (hasTag(title, i, Tag.AFTERMATH)) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasTag(Words words, int index, Tag tag) {
    return Lexicon.english().tagsAt(words, index).contains(tag);
  }

  private static String firstLine(String text) {
    int end = text.indexOf('\n');
    return end < 0 ? text : text.substring(0, end);
  }

  private static String truncate(String title) {
    return title.length() <= MAX_TITLE_LENGTH ? title : title.substring(0, MAX_TITLE_LENGTH);
  }

  /** The role decides which contradictions count. */
  boolean isVictim() {
    return report.role() == Role.VICTIM;
  }
}
