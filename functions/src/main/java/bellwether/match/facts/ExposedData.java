package bellwether.match.facts;

import bellwether.domain.advisory.Advisory;
import bellwether.match.text.ItemText;
import bellwether.match.text.Lexicon;
import bellwether.match.text.PhraseMap;
import bellwether.match.text.Separator;
import bellwether.match.text.Tag;
import bellwether.match.text.WordSets;
import bellwether.match.text.Words;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Extracts the kinds of exposed data from an advisory. */
public final class ExposedData {
  /** How many words may be between the data and a word such as "stole". */
  private static final int MAX_DISTANCE = 14;

  private static final Set<String> NEGATIONS = WordSets.get("negations");

  private static final Set<String> CONTRASTS = Set.of("but", "though");
  private static final Set<Tag> EXPOSURE_TAGS = EnumSet.of(Tag.STOLE, Tag.BREACH);

  private static final PhraseMap<String> LABELS = PhraseMap.ofLabels("exposed-data.txt");

  private ExposedData() {}

  /**
   * The kinds of exposed data in plain words, in the order of the text; empty if the text does not
   * say. Omits what a sentence says was <em>not</em> exposed, unless another says that it was.
   */
  public static List<String> of(Advisory advisory) {
    Set<String> kinds = new LinkedHashSet<>(advisory.statedFacts().dataClasses());
    ItemText item = ItemText.of(advisory);
    collect(item.title(), kinds);
    collect(item.text(), kinds);
    return List.copyOf(kinds);
  }

  private static void collect(Words words, Set<String> kinds) {
    for (PhraseMap.Hit<String> hit : LABELS.scan(words)) {
      if (isExposed(words, hit.from(), hit.to())) {
        kinds.add(hit.value());
      }
    }
  }

  private static boolean isExposed(Words words, int from, int to) {
    int sentence = words.get(from).sentence();
    int[] nearby =
        IntStream.range(Math.max(0, from - MAX_DISTANCE), Math.min(words.size(), to + MAX_DISTANCE))
            .filter(i -> words.get(i).sentence() == sentence)
            .toArray();
    return Arrays.stream(nearby).noneMatch(i -> isNegation(words, i, from, to))
        && Arrays.stream(nearby)
            .anyMatch(i -> !Collections.disjoint(EXPOSURE_TAGS, Lexicon.tagsAt(words, i)));
  }

  /** Whether the word negates the phrase: it applies to what follows, up to a "but". */
  private static boolean isNegation(Words words, int index, int from, int to) {
    return NEGATIONS.contains(words.folded(index))
        && (index < from || index - to < 3)
        && IntStream.range(Math.min(index, from), Math.max(index, from))
            .noneMatch(i ->
                CONTRASTS.contains(words.folded(i))
                    || words.get(i).separator() == Separator.SEMICOLON);
  }
}
