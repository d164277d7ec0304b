package bellwether.match;

import bellwether.match.Cue.Verdict;
import bellwether.match.Sentence.Zone;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What can be seen of one vendor in an item, as signs in plain words, each with a strength from 0
 * to 1: the rules that fired, where the vendor stands, what the item is about, and what stands
 * beside the name.
 */
final class Signs {
  /** How far from the name a word still counts as beside it. */
  private static final int REACH = 4;

  /** The weightiest rules of the grammar weigh so much. */
  private static final double FULL_WEIGHT = 10;

  /** What a title or lead can be about. */
  private static final Set<Tag> TOPICS =
      EnumSet.of(
          Tag.BREACH, Tag.HIT, Tag.STOLE, Tag.HACKERS, Tag.CLAIMS, Tag.DENIES, Tag.FLAW,
          Tag.EXPLOIT, Tag.PATCH, Tag.SUPPLIER, Tag.PEOPLE, Tag.AFTERMATH, Tag.LAUNCH, Tag.OUTAGE,
          Tag.RESEARCH, Tag.FAKE, Tag.OLDER, Tag.PAST);

  /** Words before a name that tell what it does in the sentence. */
  private static final Set<String> LEADS_IN =
      Set.of(
          "at", "of", "from", "by", "via", "through", "on", "against", "with", "to", "after", "in",
          "for", "like", "&", "including", "than", "says", "said");

  private final Story story;
  private final int vendor;
  private final Map<String, Double> signs = new TreeMap<>();

  private Signs(Story story, int vendor) {
    this.story = story;
    this.vendor = vendor;
  }

  static Map<String, Double> of(Story story, int vendor, Witness witness) {
    Signs signs = new Signs(story, vendor);
    signs.rules(witness);
    signs.place();
    signs.topic(story.title(), "title");
    signs.topic(story.text().stream().filter(one -> one.zone() == Zone.LEAD).toList(), "lead");
    story.title().forEach(signs::beside);
    story.text().forEach(signs::beside);
    return signs.signs;
  }

  private void rules(Witness witness) {
    for (Verdict verdict : Verdict.values()) {
      for (Zone zone : Zone.values()) {
        see(name(zone) + " rules say " + verdict.name().toLowerCase(Locale.ROOT),
            witness.weight(verdict, zone) / FULL_WEIGHT);
      }
      long fired = witness.all(verdict).stream().map(one -> one.cue().says()).distinct().count();
      see("several rules say " + verdict.name().toLowerCase(Locale.ROOT), fired > 1 ? 1 : 0);
      witness.all(verdict).forEach(one -> see("rule " + verdict.name().toLowerCase(Locale.ROOT) + ": " + one.cue().says(), strength(one.sentence().zone())));
    }
  }

  private void place() {
    boolean titled = story.names(vendor);
    see("X in the title", titled);
    see("X in the text alone", !titled && !story.title().isEmpty());
    see("no title", story.title().isEmpty());
    see("no text", story.text().isEmpty());
    List<Chunk> names =
        story.title().stream().flatMap(one -> one.chunks().stream()).filter(Chunk::name).toList();
    see("X the first name of the title", !names.isEmpty() && is(names.getFirst()));
    see("X the only name of the title", titled && names.stream().allMatch(this::is));
    see("another name in the title", names.stream().anyMatch(one -> !is(one)));
    see(
        "X opens the title",
        !story.title().isEmpty() && is(story.title().getFirst().chunks().getFirst()));
    boolean inLead =
        story.text().stream().anyMatch(one -> one.zone() == Zone.LEAD && Story.names(one, vendor));
    see("X in the lead", inLead);
    long times = story.text().stream().filter(one -> Story.names(one, vendor)).count();
    see("X in two sentences of the text", times == 2);
    see("X in three sentences of the text or more", times > 2);
  }

  private void topic(List<Sentence> sentences, String where) {
    for (Tag tag : TOPICS) {
      see(where + " has " + tag.name().toLowerCase(Locale.ROOT),
          sentences.stream().anyMatch(one -> one.has(tag)));
    }
    see(where + " tells of no breach",
        sentences.stream().noneMatch(one -> one.has(Tag.BREACH) || one.has(Tag.HIT) || one.has(Tag.STOLE)));
  }

  private void beside(Sentence sentence) {
    List<Chunk> chunks = sentence.chunks();
    String zone = name(sentence.zone());
    for (int i = 0; i < chunks.size(); i++) {
      if (!is(chunks.get(i))) {
        continue;
      }
      if (i > 0 && LEADS_IN.contains(chunks.get(i - 1).text())) {
        see(zone + " " + chunks.get(i - 1).text() + " X", 1);
      }
      see(zone + " X:", i + 1 < chunks.size() && chunks.get(i + 1).gap() == Gap.COLON);
      walk(chunks, i, 1, zone + " X then ");
      walk(chunks, i, -1, zone + " X behind ");
    }
  }

  private void walk(List<Chunk> chunks, int from, int step, String says) {
    int seen = 0;
    for (int i = from + step; i >= 0 && i < chunks.size() && seen < REACH; i += step) {
      Chunk chunk = chunks.get(i);
      if (chunk.name()) {
        see(says + "another name", 1);
        return;
      }
      for (Tag tag : chunk.tags()) {
        see(says + tag.name().toLowerCase(Locale.ROOT), 1);
      }
      seen++;
    }
  }

  private boolean is(Chunk chunk) {
    return chunk.vendors().contains(vendor);
  }

  private static String name(Zone zone) {
    return zone == Zone.TITLE ? "title" : zone == Zone.LEAD ? "lead" : "text";
  }

  private static double strength(Zone zone) {
    return zone == Zone.TITLE ? 1 : zone == Zone.LEAD ? .8 : .6;
  }

  private void see(String sign, boolean seen) {
    see(sign, seen ? 1 : 0);
  }

  private void see(String sign, double strength) {
    if (strength > 0) {
      signs.merge(sign, strength, Math::max);
    }
  }
}
