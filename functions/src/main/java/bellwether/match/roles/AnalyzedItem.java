package bellwether.match.roles;

import bellwether.match.roles.Cue.Verdict;
import bellwether.match.text.ItemText;
import bellwether.match.text.Tag;
import bellwether.match.text.Words;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An item split into sentences, with its vendors found.
 *
 * @param title sentences of the title
 * @param text sentences of the text
 */
record AnalyzedItem(ItemText item, List<Sentence> title, List<Sentence> text) {
  private static final Set<Tag> HARM_TAGS =
      EnumSet.of(
          Tag.BREACH,
          Tag.HIT,
          Tag.STOLE,
          Tag.HACKERS,
          Tag.EXPLOIT,
          Tag.CHAIN,
          Tag.CLAIMS,
          Tag.AFTERMATH);

  /** Whether the item reports that anything was breached, stolen or exploited. */
  boolean reportsBreach() {
    return sentences()
        .anyMatch(sentence ->
            sentence.hasTag(Tag.BREACH)
                || sentence.hasTag(Tag.HIT)
                || sentence.hasTag(Tag.STOLE)
                || sentence.hasTag(Tag.EXPLOIT)
                || sentence.hasTag(Tag.CHAIN)
                || (sentence.hasTag(Tag.HACKERS) && sentence.hasTag(Tag.CLAIMS)));
  }

  /** Whether the title or the lead suggests harm of any kind. */
  boolean hintsAtHarm() {
    return sentences()
        .filter(sentence -> sentence.zone() != Sentence.Zone.BODY)
        .flatMap(sentence -> sentence.chunks().stream())
        .anyMatch(chunk -> !Collections.disjoint(chunk.tags(), HARM_TAGS));
  }

  /** Whether the title reports a launch, an acquisition, funding or similar. */
  boolean isProductNews() {
    return title.stream().anyMatch(sentence -> sentence.hasTag(Tag.LAUNCH));
  }

  /** Whether the title reports a vulnerability and nothing says that it is exploited. */
  boolean isUnexploitedFlaw() {
    return title.stream().anyMatch(sentence -> sentence.hasTag(Tag.FLAW))
        && title.stream().noneMatch(AnalyzedItem::reportsHarm)
        && sentences().noneMatch(sentence -> sentence.hasTag(Tag.EXPLOIT))
        && text.stream().noneMatch(sentence -> sentence.hasTag(Tag.BREACH));
  }

  private static boolean reportsHarm(Sentence sentence) {
    return sentence.hasTag(Tag.BREACH) || sentence.hasTag(Tag.HIT) || sentence.hasTag(Tag.STOLE);
  }

  /** Whether the title names the vendor. */
  boolean namesVendor(int vendor) {
    return title.stream().anyMatch(sentence -> namesVendor(sentence, vendor));
  }

  /** Whether a sentence mentions an earlier year in an item whose title is about somebody else. */
  boolean isHistoricalAside(Sentence sentence, int vendor) {
    return sentence.hasTag(Tag.PAST)
        && !sentence.hasTag(Tag.AFTERMATH)
        && !namesVendor(vendor)
        && title.stream().flatMap(one -> one.chunks().stream()).anyMatch(Chunk::isName);
  }

  /** Whether companies say that they were affected by the breach that the item is about. */
  boolean mentionsOtherVictims() {
    EvidenceCollector anybody = new EvidenceCollector(EvidenceCollector.ANY_NAME);
    text.forEach(sentence -> anybody.collect(sentence, item.text()));
    return anybody.weight(Verdict.ALONGSIDE) > 0;
  }

  /** Whether the title gives anybody a role in a breach. */
  boolean titleAssignsRole() {
    EvidenceCollector anybody = new EvidenceCollector(EvidenceCollector.ANY_NAME);
    title.forEach(sentence -> anybody.collect(sentence, item.title()));
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
        .filter(sentence -> namesVendor(sentence, vendor))
        .map(Sentence::text)
        .findFirst()
        .orElse("");
  }

  private Stream<Sentence> sentences() {
    return Stream.concat(title.stream(), text.stream());
  }

  static boolean namesVendor(Sentence sentence, int vendor) {
    return sentence.chunks().stream().anyMatch(chunk -> chunk.vendors().contains(vendor));
  }

  private static Stream<String> mentions(List<Sentence> sentences, Words words, int vendor) {
    return sentences.stream()
        .flatMap(sentence -> sentence.chunks().stream())
        .filter(chunk -> chunk.vendors().contains(vendor))
        .map(chunk -> words.rawText(chunk.from(), chunk.to()));
  }
}
