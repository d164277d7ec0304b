package bellwether.match.text;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Words of everyday English, given names and places, which companies often use as names. */
public final class CommonWords {
  private static final List<String> ENDINGS =
      List.of("s", "es", "ies", "d", "ed", "ing", "er", "ers", "ly", "al", "ally");

  private static final Set<String> TYPICAL_ENDINGS = WordSets.get("typical endings");
  private static final Set<String> STOP_WORDS = WordSets.get("stop words");

  private CommonWords() {}

  /** The long lists, which are read when they are needed: a cold start waits for each of them. */
  private static final class Lists {
    static final Set<String> NON_NAMES = words(ResourceLines.lines("non-names.txt"));
    static final Set<String> MOST_COMMON;
    static final Set<String> COMMON = words(ResourceLines.lines("english-words.txt"));

    static {
      List<String> lines = ResourceLines.lines("common-words.txt");
      int common = lines.indexOf("[common]");
      MOST_COMMON = words(lines.subList(lines.indexOf("[commonest]") + 1, common));
      COMMON.addAll(MOST_COMMON);
      COMMON.addAll(words(lines.subList(common + 1, lines.size())));
    }

    private static Set<String> words(List<String> lines) {
      Set<String> words = new HashSet<>();
      for (String line : lines) {
        Collections.addAll(words, line.split(" ", -1));
      }
      return words;
    }
  }

  /** Whether a folded word is an article, a preposition, a pronoun or the like. */
  public static boolean isStopWord(String word) {
    return STOP_WORDS.contains(word);
  }

  /** Whether a folded word is capitalized although it does not name an organization. */
  public static boolean isNonName(String word) {
    return Lists.NON_NAMES.contains(word);
  }

  /** Whether a folded word is so common that it occurs in almost every text. */
  public static boolean isMostCommon(String word) {
    return Lists.MOST_COMMON.contains(word);
  }

  /** Whether a folded word, with or without a common ending, is a word of everyday English. */
  public static boolean isCommon(String word) {
    Set<String> common = Lists.COMMON;
    if (common.contains(word)) {
      return true;
    }
    for (String ending : ENDINGS) {
      int length = word.length() - ending.length();
      if (length >= 3 && word.endsWith(ending)) {
        String stem = word.substring(0, length);
        if (common.contains(stem) || common.contains(stem + "e") || common.contains(stem + "y")) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether a word is common, or ends as English verbs, adverbs and abstract nouns do. */
  public static boolean isEnglish(String word) {
    return isCommon(word)
        || (word.length() > 6 && TYPICAL_ENDINGS.stream().anyMatch(word::endsWith));
  }
}
