package bellwether.match.incidents;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.advisory.CanonicalUrl;
import bellwether.domain.advisory.StatedFacts;
import bellwether.domain.incident.Incident.Report;
import bellwether.domain.incident.Match;
import bellwether.domain.incident.Role;
import bellwether.domain.incident.Trait;
import bellwether.match.facts.CveIds;
import bellwether.match.facts.ExposedData;
import bellwether.match.facts.Gangs;
import bellwether.match.facts.IncidentTraits;
import bellwether.match.facts.Roundup;
import bellwether.match.text.ItemText;
import bellwether.match.text.Lexicon;
import bellwether.match.text.PhraseMap;
import bellwether.match.text.Separator;
import bellwether.match.text.Sketch;
import bellwether.match.text.Tag;
import bellwether.match.text.Words;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The facts of a report that can agree with or contradict another report of the same vendor.
 *
 * @param anotherBreach whether it mentions a second, another or a new breach
 * @param aftermath whether it reports the aftermath: fines, lawsuits, losses, recovery
 */
record ReportFacts(Report report, boolean anotherBreach, boolean aftermath) {
  private static final Set<String> REPEAT_WORDS =
      Set.of("second", "third", "another", "fresh", "twice");

  /** Phrases by which a text refers to a known breach. */
  private static final PhraseMap<String> RETROSPECTIVE_PHRASES =
      PhraseMap.ofLines("retrospective.txt");

  /** Words after which a title refers to a breach that readers know. */
  private static final Set<String> BACK_REFERENCE_WORDS =
      Set.of("after", "following", "of", "from", "over", "amid", "in", "since", "due");

  private static final int MAX_TITLE_LENGTH = 200;

  static ReportFacts of(Advisory advisory, Match match, List<Match> all) {
    ItemText item = ItemText.of(advisory);
    Words words =
        Words.of(item.title().size() == 0 ? advisory.text().split("\n", 2)[0] : advisory.title());
    String url = advisory.editHistory().replacesOtherItem() ? null : advisory.url();
    Report report =
        new Report(
            advisory.reportId(),
            advisory.title().substring(0, Math.min(advisory.title().length(), MAX_TITLE_LENGTH)),
            url == null ? null : CanonicalUrl.of(url).orElse(null),
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
        report,
        saysAnotherBreach(words),
        Lexicon.hasTag(words, Tag.AFTERMATH) || isRetrospective(item.text()));
  }

  /** Records of a register have similar words without being copies, so they have no sketch. */
  private static List<Integer> sketch(Advisory advisory) {
    return advisory.statedFacts().equals(StatedFacts.NONE)
        ? Sketch.of(Words.of(advisory.title() + "\n\n" + advisory.text()))
        : List.of();
  }

  /** The other party, the named attackers and the vulnerabilities. */
  private static Set<Trait> traits(Advisory advisory, ItemText item, Match match, List<Match> all) {
    Set<Trait> traits = new HashSet<>();
    boolean own = !Roundup.isRoundupTitle(item.title());
    for (Match other : all) {
      if (own && other.triggersAlert() && other.role() != match.role()) {
        traits.add(new Trait(Trait.Kind.PARTY, other.vendor().key()));
      }
    }
    Gangs.collect(item.title(), traits);
    Gangs.collect(item.text(), traits);
    CveIds.collect(advisory.title(), traits);
    CveIds.collect(advisory.text(), traits);
    IncidentTraits.collect(item, match.vendor(), traits);
    if (advisory.statedFacts().claim()) {
      traits.add(Trait.of(Trait.Kind.CLAIM));
    }
    return traits;
  }

  /** Whether a title is about a further breach. */
  static boolean saysAnotherBreach(Words title) {
    return IntStream.range(0, title.size() - 1).anyMatch(i -> saysAnotherBreach(title, i));
  }

  private static boolean saysAnotherBreach(Words title, int index) {
    String word = title.folded(index);
    String next = title.folded(index + 1);
    return (REPEAT_WORDS.contains(word)
            && !next.startsWith("part")
            && isBreachNearby(title, index + 1))
        || (word.equals("new") && isBreach(title, index + 1))
        || (next.equals("again") && Lexicon.tagsAt(title, index).contains(Tag.HIT));
  }

  /** Whether one of the next words is a breach, with only spaces or hyphens before it. */
  private static boolean isBreachNearby(Words title, int from) {
    for (int i = from; i < Math.min(title.size(), from + 4); i++) {
      Separator separator = title.get(i).separator();
      if ((!separator.isSpace() && separator != Separator.HYPHEN)
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
    return RETROSPECTIVE_PHRASES.scan(text).stream()
        .anyMatch(hit -> text.get(hit.from()).sentence() == 0);
  }

  private static boolean isBreach(Words words, int index) {
    return Lexicon.tagsAt(words, index).contains(Tag.BREACH);
  }

  /** The role decides which contradictions count. */
  boolean isVictim() {
    return report.role() == Role.VICTIM;
  }
}
