package bellwether.match.text;

import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The phrases of {@code lexicon.txt}, by which news reports breaches. */
public final class Lexicon {
  private static final PhraseMap<Set<Tag>> PHRASES =
      PhraseMap.ofConstants("lexicon.txt", Tag.class);

  private Lexicon() {}

  /** The longest phrase that begins at this word; null if none does. */
  public static PhraseMap.@Nullable Hit<Set<Tag>> longestAt(Words words, int from) {
    return PHRASES.longestAt(words, from);
  }

  /** The tags of the longest phrase that begins at this word; empty if none begins here. */
  public static Set<Tag> tagsAt(Words words, int from) {
    PhraseMap.Hit<Set<Tag>> hit = longestAt(words, from);
    return hit == null ? Set.of() : hit.value();
  }

  /** Whether a phrase with this tag begins at any word. */
  public static boolean hasTag(Words words, Tag tag) {
    return IntStream.range(0, words.size()).anyMatch(i -> tagsAt(words, i).contains(tag));
  }
}
