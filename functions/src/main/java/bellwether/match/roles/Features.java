package bellwether.match.roles;

import bellwether.match.roles.Sentence.Zone;
import bellwether.match.text.Separator;
import bellwether.match.text.Tag;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * The features of one vendor in an item besides the rules, in plain words: where it is named, what
 * the item is about, and the words beside the name.
 */
final class Features {
  /** How many words from the name still count as beside it. */
  private static final int MAX_DISTANCE = 4;

  /** The topics of a title or lead. */
  private static final Set<Tag> TOPICS =
      EnumSet.of(
          Tag.BREACH,
          Tag.HIT,
          Tag.STOLE,
          Tag.HACKERS,
          Tag.CLAIMS,
          Tag.DENIES,
          Tag.FLAW,
          Tag.EXPLOIT,
          Tag.PATCH,
          Tag.SUPPLIER,
          Tag.PEOPLE,
          Tag.AFTERMATH,
          Tag.LAUNCH,
          Tag.OUTAGE,
          Tag.RESEARCH,
          Tag.FAKE,
          Tag.OLDER,
          Tag.PAST);

  /** Words before a name that indicate its function in the sentence. */
  private static final Set<String> PRECEDING_WORDS =
      Set.of(
          "at",
          "of",
          "from",
          "by",
          "via",
          "through",
          "on",
          "against",
          "with",
          "to",
          "after",
          "in",
          "for",
          "like",
          "&",
          "including",
          "than",
          "says",
          "said");

  private final AnalyzedItem analyzedItem;
  private final int vendor;
  private final Set<String> features = new TreeSet<>();

  private Features(AnalyzedItem analyzedItem, int vendor) {
    this.analyzedItem = analyzedItem;
    this.vendor = vendor;
  }

  /** The features in alphabetical order. */
  static Set<String> of(AnalyzedItem story, int vendor) {
    Features signs = new Features(story, vendor);
    signs.addPosition();
    signs.addTopic(story.title(), "title");
    signs.addTopic(
        story.text().stream().filter(sentence -> sentence.zone() == Zone.LEAD).toList(), "lead");
    story.title().forEach(signs::addNeighbors);
    story.text().forEach(signs::addNeighbors);
    return signs.features;
  }

  private void addPosition() {
    boolean titled = analyzedItem.namesVendor(vendor);
    List<Chunk> names =
        analyzedItem.title().stream()
            .flatMap(sentence -> sentence.chunks().stream())
            .filter(Chunk::isName)
            .toList();
    long times =
        analyzedItem.text().stream()
            .filter(sentence -> AnalyzedItem.namesVendor(sentence, vendor))
            .count();
    addIf("X in the title", titled);
    addIf("X in the text alone", !titled && !analyzedItem.title().isEmpty());
    addIf("no title", analyzedItem.title().isEmpty());
    addIf("no text", analyzedItem.text().isEmpty());
    addIf("X the first name of the title", !names.isEmpty() && isVendor(names.getFirst()));
    addIf("X the only name of the title", titled && names.stream().allMatch(this::isVendor));
    addIf("another name in the title", names.stream().anyMatch(chunk -> !isVendor(chunk)));
    addIf(
        "X opens the title",
        !analyzedItem.title().isEmpty()
            && isVendor(analyzedItem.title().getFirst().chunks().getFirst()));
    addIf(
        "X in the lead",
        analyzedItem.text().stream()
            .anyMatch(sentence ->
                sentence.zone() == Zone.LEAD && AnalyzedItem.namesVendor(sentence, vendor)));
    addIf(
        "the title tells of another's breach",
        !titled
            && names.stream().anyMatch(chunk -> !isVendor(chunk))
            && analyzedItem.titleAssignsRole());
    addIf(
        "X the first name of the text",
        analyzedItem.text().stream()
            .flatMap(sentence -> sentence.chunks().stream())
            .filter(Chunk::isName)
            .findFirst()
            .filter(this::isVendor)
            .isPresent());
    addIf("X in two sentences of the text", times == 2);
    addIf("X in three sentences of the text or more", times > 2);
  }

  private void addTopic(List<Sentence> sentences, String where) {
    for (Tag tag : TOPICS) {
      addIf(
          where + " tells of " + labelOf(tag),
          sentences.stream().anyMatch(sentence -> sentence.hasTag(tag)));
    }
    addIf(
        where + " tells of no breach",
        sentences.stream()
            .noneMatch(sentence ->
                sentence.hasTag(Tag.BREACH)
                    || sentence.hasTag(Tag.HIT)
                    || sentence.hasTag(Tag.STOLE)));
  }

  private void addNeighbors(Sentence sentence) {
    List<Chunk> chunks = sentence.chunks();
    String zone = labelOf(sentence.zone());
    for (int i = 0; i < chunks.size(); i++) {
      if (isVendor(chunks.get(i))) {
        addIf(
            zone + ": " + (i > 0 ? chunks.get(i - 1).text() : "") + " X",
            i > 0 && PRECEDING_WORDS.contains(chunks.get(i - 1).text()));
        addIf(
            zone + ": X and a colon",
            i + 1 < chunks.size() && chunks.get(i + 1).separator() == Separator.COLON);
        addTagsNear(chunks, i, 1, zone + ": behind X ");
        addTagsNear(chunks, i, -1, zone + ": before X ");
      }
    }
  }

  private void addTagsNear(List<Chunk> chunks, int from, int step, String where) {
    int passed = 0;
    for (int i = from + step; i >= 0 && i < chunks.size() && passed < MAX_DISTANCE; i += step) {
      Chunk chunk = chunks.get(i);
      if (chunk.isName()) {
        addIf(where + "another name", true);
        return;
      }
      chunk.tags().forEach(tag -> addIf(where + labelOf(tag), true));
      passed++;
    }
  }

  private boolean isVendor(Chunk chunk) {
    return chunk.vendors().contains(vendor);
  }

  private static String labelOf(Tag tag) {
    return tag.name().toLowerCase(Locale.ROOT);
  }

  private static String labelOf(Zone zone) {
    return switch (zone) {
      case TITLE -> "title";
      case LEAD -> "lead";
      case BODY -> "text";
    };
  }

  private void addIf(String sign, boolean isSeen) {
    if (isSeen) {
      features.add(sign);
    }
  }
}
