package bellwether.match.roles;

import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.Match;
import bellwether.domain.incident.Role;
import bellwether.domain.vendor.Vendor;
import bellwether.match.names.NameVariants;
import bellwether.match.roles.Cue.Verdict;
import bellwether.match.roles.Sentence.Zone;
import bellwether.match.text.Separator;
import bellwether.match.text.Tag;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Weighs the evidence of an item and assigns a role to each vendor. */
final class RoleClassifier {
  /** Evidence below this weight does not alert. */
  private static final int ALERT_THRESHOLD = 6;

  /** Below this an alert is reported as "possible". */
  private static final int CERTAIN_THRESHOLD = 7;

  private final AnalyzedItem analyzedItem;
  private final MatchFactory matches;

  RoleClassifier(AnalyzedItem analyzedItem) {
    this.analyzedItem = analyzedItem;
    this.matches = new MatchFactory(this.analyzedItem);
  }

  /** Each rule that matched for a vendor, in words for analysts, the most weight first. */
  List<String> evidence(int index) {
    EvidenceCollector witness = collectEvidence(index);
    return Arrays.stream(Verdict.values())
        .flatMap(verdict -> witness.ofVerdict(verdict).stream())
        .sorted(Comparator.comparingInt(Evidence::weight).reversed())
        .map(evidence ->
            evidence.describe()
                + " ("
                + evidence.cue().verdict().description()
                + ", "
                + evidence.weight()
                + ")")
        .distinct()
        .toList();
  }

  /** The features of a vendor if no rule speaks for or against a role; otherwise empty. */
  Set<String> features(int index) {
    return isUndecided(index, collectEvidence(index)) ? Features.of(analyzedItem, index) : Set.of();
  }

  private boolean isUndecided(int index, EvidenceCollector witness) {
    boolean silent =
        Stream.of(Verdict.VICTIM, Verdict.SOURCE)
                .allMatch(verdict -> witness.weight(verdict) < ALERT_THRESHOLD)
            && witness.weight(Verdict.ALONGSIDE) < ALERT_THRESHOLD
            && witness.weight(Verdict.QUIET) == 0;
    boolean told = analyzedItem.reportsBreach();
    return (silent || (!told && witness.weight(Verdict.QUIET) == 0))
        && analyzedItem.hintsAtHarm()
        && !analyzedItem.isUnexploitedFlaw()
        && !(isNameOnlyTitle(index) && (analyzedItem.text().isEmpty() || told))
        && !(told && isMainSubject(index));
  }

  private EvidenceCollector collectEvidence(int index) {
    EvidenceCollector witness = new EvidenceCollector(index);
    analyzedItem
        .title()
        .forEach(sentence -> witness.collect(sentence, analyzedItem.item().title()));
    analyzedItem.text().stream()
        .filter(sentence -> !analyzedItem.isHistoricalAside(sentence, index))
        .forEach(sentence -> witness.collect(sentence, analyzedItem.item().text()));
    return witness;
  }

  Match classify(Vendor vendor, int index) {
    EvidenceCollector witness = collectEvidence(index);
    if (isNameOnlyTitle(index) && (analyzedItem.text().isEmpty() || analyzedItem.reportsBreach())) {
      return matchNameOnlyTitle(vendor, index);
    }
    if (isUndecided(index, witness)) {
      return classifyByFeatures(vendor, index);
    }
    if (!analyzedItem.reportsBreach()) {
      return matches.createMention(vendor, index, witness, "no breach is reported");
    }
    if (analyzedItem.isUnexploitedFlaw()) {
      return matches.createMention(
          vendor, index, witness, "a flaw is reported, but not its exploitation");
    }
    if (witness.weight(Verdict.ALONGSIDE) >= ALERT_THRESHOLD) {
      return createMatch(vendor, Role.VICTIM, witness, Verdict.ALONGSIDE);
    }
    int victim = witness.weight(Verdict.VICTIM);
    int source = witness.weight(Verdict.SOURCE);
    int quiet = witness.weight(Verdict.QUIET);
    if (Math.max(victim, source) < ALERT_THRESHOLD) {
      return quiet == 0 && isMainSubject(index)
          ? matches.possibleMatch(
              vendor, index, Role.VICTIM, List.of("only X is named where the breach is reported"))
          : matches.createMention(
              vendor, index, witness, "named, and no rule gives it a part in a breach");
    }
    if (quiet >= Math.max(victim, source) && !isDecidedByTitle(witness)) {
      return matches.createMention(
          vendor, index, witness, "named, and no rule gives it a part in a breach");
    }
    if (analyzedItem.isProductNews() && !analyzedItem.namesVendor(index)) {
      return matches.createMention(vendor, index, witness, "named in the text of product news");
    }
    Verdict verdict = source >= victim ? Verdict.SOURCE : Verdict.VICTIM;
    boolean through =
        verdict == Verdict.SOURCE
            || (analyzedItem.namesVendor(index) && analyzedItem.mentionsOtherVictims());
    return createMatch(vendor, through ? Role.SOURCE : Role.VICTIM, witness, verdict);
  }

  private Match createMatch(Vendor vendor, Role role, EvidenceCollector witness, Verdict verdict) {
    Evidence decisive = witness.best(verdict).orElseThrow();
    return new Match(
        vendor,
        role,
        confidenceOf(decisive),
        decisive.matchedText(),
        decisive.sentence().text(),
        rules(witness, verdict));
  }

  private Confidence confidenceOf(Evidence decisive) {
    boolean claimed =
        decisive.sentence().hasTag(Tag.CLAIMS)
            || analyzedItem.title().stream().anyMatch(sentence -> sentence.hasTag(Tag.CLAIMS));
    if (claimed && !decisive.sentence().hasTag(Tag.OWNS)) {
      return Confidence.ALLEGED;
    }
    return decisive.weight() < CERTAIN_THRESHOLD ? Confidence.UNCERTAIN : Confidence.CONFIRMED;
  }

  /**
   * Whether the title gives the vendor a role and only the text speaks against it: a victim is also
   * quoted or named in passing in the report of its own breach.
   */
  private static boolean isDecidedByTitle(EvidenceCollector witness) {
    int told = 0;
    for (Verdict verdict : List.of(Verdict.VICTIM, Verdict.SOURCE)) {
      told = Math.max(told, witness.weight(verdict, Zone.TITLE));
    }
    return told > CERTAIN_THRESHOLD && witness.weight(Verdict.QUIET, Zone.TITLE) == 0;
  }

  /**
   * Whether the item is about this vendor: its title reports a breach and names only the vendor, or
   * it has no title and its lead names the vendor first.
   */
  private boolean isMainSubject(int index) {
    if (analyzedItem.title().isEmpty()) {
      return analyzedItem.text().stream()
          .filter(sentence -> sentence.zone() == Zone.LEAD)
          .flatMap(sentence -> sentence.chunks().stream())
          .filter(Chunk::isName)
          .findFirst()
          .filter(chunk -> chunk.vendors().contains(index))
          .isPresent();
    }
    return analyzedItem.namesVendor(index)
        && !analyzedItem.isProductNews()
        && analyzedItem.title().stream().anyMatch(sentence -> sentence.hasTag(Tag.BREACH))
        && analyzedItem.title().stream()
            .flatMap(sentence -> sentence.chunks().stream())
            .noneMatch(chunk -> chunk.isName() && !chunk.vendors().contains(index));
  }

  /** Classifies by features, because no rule matches. */
  private Match classifyByFeatures(Vendor vendor, int index) {
    Likelihood likelihood = Likelihood.of(Features.of(analyzedItem, index));
    if (!likelihood.isSufficient()) {
      return matches.createMention(
          vendor,
          index,
          new EvidenceCollector(index),
          "named, and no rule gives it a part in a breach");
    }
    return matches.possibleMatch(
        vendor,
        index,
        likelihood.victim() >= likelihood.source() ? Role.VICTIM : Role.SOURCE,
        likelihood.topFeatures().stream().map(sign -> "no rule, but a sign: " + sign).toList());
  }

  /** Whether the title is only the victim's name, as in registers and on leak sites. */
  private boolean isNameOnlyTitle(int index) {
    return analyzedItem.title().stream()
        .anyMatch(sentence ->
            sentence.chunks().getFirst().vendors().contains(index)
                && sentence.chunks().stream().skip(1).allMatch(RoleClassifier::addsNothing));
  }

  /** Whether the chunk is just the year of the breach, a word for it, or a legal form. */
  private static boolean addsNothing(Chunk chunk) {
    return chunk.text().chars().allMatch(Character::isDigit)
        || NameVariants.isLegalForm(chunk.text())
        || (chunk.hasTag(Tag.BREACH) && chunk.separator() != Separator.COLON);
  }

  private Match matchNameOnlyTitle(Vendor vendor, int index) {
    if (analyzedItem.text().isEmpty()) {
      return matches.possibleMatch(
          vendor,
          index,
          Role.VICTIM,
          List.of("the item is the name of X and nothing else, as in a register of breaches"));
    }
    boolean claimed =
        analyzedItem.text().stream().anyMatch(sentence -> sentence.hasTag(Tag.CLAIMS));
    return new Match(
        vendor,
        Role.VICTIM,
        claimed ? Confidence.ALLEGED : Confidence.CONFIRMED,
        analyzedItem.firstMention(index),
        analyzedItem.text().getFirst().text(),
        List.of("title: the name of X alone, and the text tells of a breach"));
  }

  private static List<String> rules(EvidenceCollector witness, Verdict verdict) {
    return witness.ofVerdict(verdict).stream().map(Evidence::describe).distinct().limit(4).toList();
  }
}
