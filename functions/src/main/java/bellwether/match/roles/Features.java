package bellwether.match.roles;

import bellwether.match.text.Tag;
import bellwether.match.text.Separator;

import bellwether.match.roles.Sentence.Zone;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * What can be seen of one vendor in an item besides the rules, each sign in plain words: where the
 * vendor stands, what the item is about, and what stands beside the name.
 */
final class Features {
  /** How far from the name a word still counts as beside it. */
  private static final int REACH = 4;

  /** What a title or lead can be about. */
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

  /** Words before a name that tell what it does in the sentence. */
  private static final Set<String> LEADS_IN =
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

  private final AnalyzedItem story;
  private final int vendor;
  private final Set<String> seen = new TreeSet<>();

  private Features(AnalyzedItem story, int vendor) {
    this.story = story;
    this.vendor = vendor;
  }

  /** The signs, in the order of the alphabet. */
  static Set<String> of(AnalyzedItem story, int vendor) {
    Features signs = new Features(story, vendor);
    signs.place();
    signs.topic(story.title(), "title");
    signs.topic(story.text().stream().filter(one -> one.zone() == Zone.LEAD).toList(), "lead");
    story.title().forEach(signs::beside);
    story.text().forEach(signs::beside);
    return signs.seen;
  }

  private void place() {
    boolean titled = story.names(vendor);
    List<Chunk> names =
        story.title().stream().flatMap(one -> one.chunks().stream()).filter(Chunk::name).toList();
    long times = story.text().stream().filter(one -> AnalyzedItem.names(one, vendor)).count();
    see("X in the title", titled);
    see("X in the text alone", !titled && !story.title().isEmpty());
    see("no title", story.title().isEmpty());
    see("no text", story.text().isEmpty());
    see("X the first name of the title", !names.isEmpty() && is(names.getFirst()));
    see("X the only name of the title", titled && names.stream().allMatch(this::is));
    see("another name in the title", names.stream().anyMatch(one -> !is(one)));
    see(
        "X opens the title",
        !story.title().isEmpty() && is(story.title().getFirst().chunks().getFirst()));
    see(
        "X in the lead",
        story.text().stream().anyMatch(one -> one.zone() == Zone.LEAD && AnalyzedItem.names(one, vendor)));
    see(
        "the title tells of another's breach",
        !titled && names.stream().anyMatch(one -> !is(one)) && story.titleAccuses());
    see(
        "X the first name of the text",
        story.text().stream()
            .flatMap(one -> one.chunks().stream())
            .filter(Chunk::name)
            .findFirst()
            .filter(this::is)
            .isPresent());
    see("X in two sentences of the text", times == 2);
    see("X in three sentences of the text or more", times > 2);
  }

  private void topic(List<Sentence> sentences, String where) {
    for (Tag tag : TOPICS) {
      see(where + " tells of " + name(tag), sentences.stream().anyMatch(one -> one.has(tag)));
    }
    see(
        where + " tells of no breach",
        sentences.stream()
            .noneMatch(one -> one.has(Tag.BREACH) || one.has(Tag.HIT) || one.has(Tag.STOLE)));
  }

  private void beside(Sentence sentence) {
    List<Chunk> chunks = sentence.chunks();
    String zone = name(sentence.zone());
    for (int i = 0; i < chunks.size(); i++) {
      if (is(chunks.get(i))) {
        see(
            zone + ": " + (i > 0 ? chunks.get(i - 1).text() : "") + " X",
            i > 0 && LEADS_IN.contains(chunks.get(i - 1).text()));
        see(
            zone + ": X and a colon",
            i + 1 < chunks.size() && chunks.get(i + 1).gap() == Separator.COLON);
        walk(chunks, i, 1, zone + ": behind X ");
        walk(chunks, i, -1, zone + ": before X ");
      }
    }
  }

  private void walk(List<Chunk> chunks, int from, int step, String where) {
    int passed = 0;
    for (int i = from + step; i >= 0 && i < chunks.size() && passed < REACH; i += step) {
      Chunk chunk = chunks.get(i);
      if (chunk.name()) {
        see(where + "another name", true);
        return;
      }
      chunk.tags().forEach(tag -> see(where + name(tag), true));
      passed++;
    }
  }

  private boolean is(Chunk chunk) {
    return chunk.vendors().contains(vendor);
  }

  private static String name(Tag tag) {
    return tag.name().toLowerCase(Locale.ROOT);
  }

  private static String name(Zone zone) {
    return switch (zone) {
      case TITLE -> "title";
      case LEAD -> "lead";
      case BODY -> "text";
    };
  }

  private void see(String sign, boolean isSeen) {
    if (isSeen) {
      seen.add(sign);
    }
  }
}
