package bellwether.match.roles;

import bellwether.match.text.Tag;
import bellwether.match.names.NameVariants;
import bellwether.match.text.Separator;

import bellwether.domain.incident.Confidence;
import bellwether.domain.vendor.Match;
import bellwether.domain.incident.Role;
import bellwether.domain.vendor.Vendor;
import bellwether.match.roles.Cue.Verdict;
import bellwether.match.roles.Sentence.Zone;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Weighs the evidence of a whole item and gives each vendor its part in it. */
final class RoleClassifier {
  /** Evidence lighter than this wakes nobody. */
  private static final int ENOUGH = 6;

  /** Below this an alert is told as "possible". */
  private static final int SURE = 7;

  private final AnalyzedItem story;

  RoleClassifier(AnalyzedItem story) {
    this.story = story;
  }

  /** Each rule that fired for a vendor, as the analyst reads it, weightiest first. */
  List<String> evidence(int index) {
    EvidenceCollector witness = heard(index);
    return Arrays.stream(Verdict.values())
        .flatMap(verdict -> witness.all(verdict).stream())
        .sorted(Comparator.comparingInt(Evidence::weight).reversed())
        .map(
            one -> one.inWords() + " (" + one.cue().verdict().inWords() + ", " + one.weight() + ")")
        .distinct()
        .toList();
  }

  /** What can be seen of a vendor where no rule speaks for a part or against it; else empty. */
  Set<String> signs(int index) {
    return isOpen(index, heard(index)) ? Features.of(story, index) : Set.of();
  }

  private boolean isOpen(int index, EvidenceCollector witness) {
    boolean silent =
        Stream.of(Verdict.VICTIM, Verdict.SOURCE).allMatch(one -> witness.weight(one) < ENOUGH)
            && witness.weight(Verdict.ALONGSIDE) < ENOUGH
            && witness.weight(Verdict.QUIET) == 0;
    boolean told = story.tellsOfBreach();
    return (silent || (!told && witness.weight(Verdict.QUIET) == 0))
        && story.hintsAtHarm()
        && !story.isMereFlaw()
        && !(isTitle(index) && (story.text().isEmpty() || told))
        && !(told && isWhoTheItemIsAbout(index));
  }

  private EvidenceCollector heard(int index) {
    EvidenceCollector witness = new EvidenceCollector(index);
    story.title().forEach(sentence -> witness.hear(sentence, story.item().title()));
    story.text().stream()
        .filter(sentence -> !story.isAside(sentence, index))
        .forEach(sentence -> witness.hear(sentence, story.item().text()));
    return witness;
  }

  Match judge(Vendor vendor, int index) {
    EvidenceCollector witness = heard(index);
    if (isTitle(index) && (story.text().isEmpty() || story.tellsOfBreach())) {
      return titled(vendor, index);
    }
    if (isOpen(index, witness)) {
      return likely(vendor, index);
    }
    if (!story.tellsOfBreach()) {
      return mentioned(vendor, index, witness, "no breach is told");
    }
    if (story.isMereFlaw()) {
      return mentioned(vendor, index, witness, "a flaw is told, and no use of it");
    }
    if (witness.weight(Verdict.ALONGSIDE) >= ENOUGH) {
      return found(vendor, Role.VICTIM, witness, Verdict.ALONGSIDE);
    }
    int victim = witness.weight(Verdict.VICTIM);
    int source = witness.weight(Verdict.SOURCE);
    int quiet = witness.weight(Verdict.QUIET);
    if (Math.max(victim, source) < ENOUGH) {
      return quiet == 0 && isWhoTheItemIsAbout(index)
          ? possible(
              vendor, index, Role.VICTIM, List.of("nobody but X is named where the breach is told"))
          : mentioned(vendor, index, witness, "named, and no rule gives it a part in a breach");
    }
    if (quiet >= Math.max(victim, source) && !isToldByTitle(witness)) {
      return mentioned(vendor, index, witness, "named, and no rule gives it a part in a breach");
    }
    if (story.isProductNews() && !story.names(index)) {
      return mentioned(vendor, index, witness, "named in the text of product news");
    }
    Verdict verdict = source >= victim ? Verdict.SOURCE : Verdict.VICTIM;
    boolean through = verdict == Verdict.SOURCE || (story.names(index) && story.tellsOfOthers());
    return found(vendor, through ? Role.SOURCE : Role.VICTIM, witness, verdict);
  }

  private Match found(Vendor vendor, Role role, EvidenceCollector witness, Verdict verdict) {
    Evidence decisive = witness.best(verdict).orElseThrow();
    return new Match(
        vendor,
        role,
        confidence(decisive),
        decisive.matched(),
        decisive.sentence().text(),
        rules(witness, verdict));
  }

  private Confidence confidence(Evidence decisive) {
    boolean claimed =
        decisive.sentence().has(Tag.CLAIMS)
            || story.title().stream().anyMatch(sentence -> sentence.has(Tag.CLAIMS));
    if (claimed && !decisive.sentence().has(Tag.OWNS)) {
      return Confidence.ALLEGED;
    }
    return decisive.weight() < SURE ? Confidence.UNCERTAIN : Confidence.CONFIRMED;
  }

  /**
   * Whether the title gives the vendor a part and nothing but the text speaks against it: a victim
   * speaks, and is named in passing, in the report of its own breach.
   */
  private static boolean isToldByTitle(EvidenceCollector witness) {
    int told = 0;
    for (Verdict verdict : List.of(Verdict.VICTIM, Verdict.SOURCE)) {
      told = Math.max(told, witness.weight(verdict, Zone.TITLE));
    }
    return told > SURE && witness.weight(Verdict.QUIET, Zone.TITLE) == 0;
  }

  /**
   * Whether the item can hardly be about anybody else: its title tells of a breach and names nobody
   * but the vendor, or it has no title and its lead names the vendor first.
   */
  private boolean isWhoTheItemIsAbout(int index) {
    if (story.title().isEmpty()) {
      return story.text().stream()
          .filter(sentence -> sentence.zone() == Zone.LEAD)
          .flatMap(sentence -> sentence.chunks().stream())
          .filter(Chunk::name)
          .findFirst()
          .filter(chunk -> chunk.vendors().contains(index))
          .isPresent();
    }
    return story.names(index)
        && !story.isProductNews()
        && story.title().stream().anyMatch(sentence -> sentence.has(Tag.BREACH))
        && story.title().stream()
            .flatMap(sentence -> sentence.chunks().stream())
            .noneMatch(chunk -> chunk.name() && !chunk.vendors().contains(index));
  }

  /** No rule speaks, so what else can be seen must. */
  private Match likely(Vendor vendor, int index) {
    Likelihood likelihood = Likelihood.of(Features.of(story, index));
    if (!likelihood.isEnough()) {
      return mentioned(
          vendor, index, new EvidenceCollector(index), "named, and no rule gives it a part in a breach");
    }
    return possible(
        vendor,
        index,
        likelihood.victim() >= likelihood.source() ? Role.VICTIM : Role.SOURCE,
        likelihood.because().stream().map(sign -> "no rule, but a sign: " + sign).toList());
  }

  private Match possible(Vendor vendor, int index, Role role, List<String> rules) {
    return new Match(
        vendor,
        role,
        Confidence.UNCERTAIN,
        story.firstMention(index),
        story.firstSentence(index),
        rules);
  }

  /** Registers and leak sites give an item no other title than the name of who was hit. */
  private boolean isTitle(int index) {
    return story.title().stream()
        .anyMatch(sentence ->
            sentence.chunks().getFirst().vendors().contains(index)
                && sentence.chunks().stream().skip(1).allMatch(RoleClassifier::saysNoMore));
  }

  /** The year of the breach, its bare word, or a form of company. */
  private static boolean saysNoMore(Chunk chunk) {
    return chunk.text().chars().allMatch(Character::isDigit)
        || NameVariants.isLegalForm(chunk.text())
        || (chunk.is(Tag.BREACH) && chunk.gap() != Separator.COLON);
  }

  private Match titled(Vendor vendor, int index) {
    if (story.text().isEmpty()) {
      return possible(
          vendor,
          index,
          Role.VICTIM,
          List.of("the item is the name of X and nothing else, as in a register of breaches"));
    }
    boolean claimed = story.text().stream().anyMatch(sentence -> sentence.has(Tag.CLAIMS));
    return new Match(
        vendor,
        Role.VICTIM,
        claimed ? Confidence.ALLEGED : Confidence.CONFIRMED,
        story.firstMention(index),
        story.text().getFirst().text(),
        List.of("title: the name of X alone, and the text tells of a breach"));
  }

  private Match mentioned(Vendor vendor, int index, EvidenceCollector witness, String why) {
    Optional<Evidence> quiet = witness.best(Verdict.QUIET);
    List<String> rules = new ArrayList<>();
    quiet.ifPresent(evidence -> rules.add(evidence.inWords()));
    if (rules.isEmpty()) {
      rules.add(why);
    }
    return new Match(
        vendor,
        Role.MENTIONED,
        witness.leaves(),
        quiet.map(Evidence::matched).orElseGet(() -> story.firstMention(index)),
        quiet
            .map(evidence -> evidence.sentence().text())
            .orElseGet(() -> story.firstSentence(index)),
        rules);
  }

  private static List<String> rules(EvidenceCollector witness, Verdict verdict) {
    return witness.all(verdict).stream().map(Evidence::inWords).distinct().limit(4).toList();
  }
}
