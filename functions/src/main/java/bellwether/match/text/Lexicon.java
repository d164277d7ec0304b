package bellwether.match.text;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The phrases of {@code lexicon.txt}, ready to be found in a text. */
public final class Lexicon {
  private static final Lexicon ENGLISH = read("lexicon.txt");

  private final PhraseTable table;
  private final List<Set<Tag>> tags;

  private Lexicon(PhraseTable table, List<Set<Tag>> tags) {
    this.table = table;
    this.tags = tags;
  }

  public static Lexicon english() {
    return ENGLISH;
  }

  public PhraseTable table() {
    return table;
  }

  /** What a phrase of the table does. */
  public Set<Tag> tags(int phrase) {
    return tags.get(phrase);
  }

  /** What the longest phrase does that begins at this word; empty if none begins here. */
  public Set<Tag> tagsAt(Words words, int from) {
    PhraseTable.Hit hit = table.longestAt(words, from);
    return hit == null ? Set.of() : tags(hit.phrase());
  }

  private static Lexicon read(String resource) {
    Map<List<String>, Set<Tag>> phrases = new LinkedHashMap<>();
    for (String line : ResourceLines.lines(resource)) {
      int colon = line.indexOf(':');
      Tag tag = Tag.valueOf(line.substring(0, colon));
      for (String phrase : line.substring(colon + 1).split(";")) {
        phrases
            .computeIfAbsent(
                List.of(phrase.strip().split(" +")), words -> EnumSet.noneOf(Tag.class))
            .add(tag);
      }
    }
    return new Lexicon(
        PhraseTable.of(new ArrayList<>(phrases.keySet())), List.copyOf(phrases.values()));
  }
}
