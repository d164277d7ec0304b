package bellwether.match.roles;

import bellwether.match.text.ItemText;
import bellwether.match.text.Tag;
import bellwether.match.text.Words;

import bellwether.match.roles.Cue.Verdict;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An item cut into sentences, its vendors found.
 *
 * @param title sentences of the title
 * @param text sentences of the text
 */
record AnalyzedItem(ItemText item, List<Sentence> title, List<Sentence> text) {
  private static final Set<Tag> HARM =
      EnumSet.of(
          Tag.BREACH,
          Tag.HIT,
          Tag.STOLE,
          Tag.HACKERS,
          Tag.EXPLOIT,
          Tag.CHAIN,
          Tag.CLAIMS,
          Tag.AFTERMATH);

  /** Whether anything at all was breached, stolen or exploited. */
  boolean tellsOfBreach() {
    return sentences()
        .anyMatch(sentence ->
            sentence.has(Tag.BREACH)
                || sentence.has(Tag.HIT)
                || sentence.has(Tag.STOLE)
                || sentence.has(Tag.EXPLOIT)
                || sentence.has(Tag.CHAIN)
                || (sentence.has(Tag.HACKERS) && sentence.has(Tag.CLAIMS)));
  }

  /** Whether title or lead hint at harm of any kind. */
  boolean hintsAtHarm() {
    return sentences()
        .filter(sentence -> sentence.zone() != Sentence.Zone.BODY)
        .flatMap(sentence -> sentence.chunks().stream())
        .anyMatch(chunk -> !Collections.disjoint(chunk.tags(), HARM));
  }

  /** Whether the title tells of a launch, a purchase, a round of money or the like. */
  boolean isProductNews() {
    return title.stream().anyMatch(sentence -> sentence.has(Tag.LAUNCH));
  }

  /** Whether the title tells of a vulnerability, and nothing anywhere of its being used. */
  boolean isMereFlaw() {
    return title.stream().anyMatch(sentence -> sentence.has(Tag.FLAW))
        && title.stream().noneMatch(AnalyzedItem::tellsOfHarm)
        && sentences().noneMatch(sentence -> sentence.has(Tag.EXPLOIT))
        && text.stream().noneMatch(sentence -> sentence.has(Tag.BREACH));
  }

  private static boolean tellsOfHarm(Sentence sentence) {
    return sentence.has(Tag.BREACH) || sentence.has(Tag.HIT) || sentence.has(Tag.STOLE);
  }

  /** Whether the title names the vendor. */
  boolean names(int vendor) {
    return title.stream().anyMatch(sentence -> names(sentence, vendor));
  }

  /** Whether a sentence recalls an old year in an item whose title is of somebody else. */
  boolean isAside(Sentence sentence, int vendor) {
    return sentence.has(Tag.PAST)
        && !sentence.has(Tag.AFTERMATH)
        && !names(vendor)
        && title.stream().flatMap(one -> one.chunks().stream()).anyMatch(Chunk::name);
  }

  /** Whether companies say that they were hit by what befell the one that the item is about. */
  boolean tellsOfOthers() {
    EvidenceCollector anybody = new EvidenceCollector(EvidenceCollector.ANYBODY);
    text.forEach(sentence -> anybody.hear(sentence, item.text()));
    return anybody.weight(Verdict.ALONGSIDE) > 0;
  }

  /** Whether the title gives anybody at all a part in a breach. */
  boolean titleAccuses() {
    EvidenceCollector anybody = new EvidenceCollector(EvidenceCollector.ANYBODY);
    title.forEach(sentence -> anybody.hear(sentence, item.title()));
    return anybody.weight(Verdict.VICTIM) > 0 || anybody.weight(Verdict.SOURCE) > 0;
  }

  /** The first words that name the vendor, as written. */
  String firstMention(int vendor) {
    return Stream.concat(mentions(title, item.title(), vendor), mentions(text, item.text(), vendor))
        .findFirst()
        .orElse("");
  }

  /** The first sentence that names the vendor. */
  String firstSentence(int vendor) {
    return sentences()
        .filter(sentence -> names(sentence, vendor))
        .map(Sentence::text)
        .findFirst()
        .orElse("");
  }

  private Stream<Sentence> sentences() {
    return Stream.concat(title.stream(), text.stream());
  }

  static boolean names(Sentence sentence, int vendor) {
    return sentence.chunks().stream().anyMatch(chunk -> chunk.vendors().contains(vendor));
  }

  private static Stream<String> mentions(List<Sentence> sentences, Words words, int vendor) {
    return sentences.stream()
        .flatMap(sentence -> sentence.chunks().stream())
        .filter(chunk -> chunk.vendors().contains(vendor))
        .map(chunk -> words.raw(chunk.from(), chunk.to()));
  }
}
