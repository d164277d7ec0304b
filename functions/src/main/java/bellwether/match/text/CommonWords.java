package bellwether.match.text;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Words of everyday English, given names and places, which companies often use as names. */
public final class CommonWords {
  private static final List<String> ENDINGS =
      List.of("s", "es", "ies", "d", "ed", "ing", "er", "ers", "ly", "al", "ally");

  private static final Set<String> TYPICAL_ENDINGS = WordSets.get("typical endings");
  private static final Set<String> STOP_WORDS = WordSets.get("stop words");
  private static final Set<String> NON_NAMES = words(ResourceLines.lines("non-names.txt"));
  private static final Set<String> MOST_COMMON;
  private static final Set<String> COMMON = words(ResourceLines.lines("english-words.txt"));

  static {
    List<String> lines = ResourceLines.lines("common-words.txt");
    int common = lines.indexOf("[common]");
    MOST_COMMON = words(lines.subList(lines.indexOf("[commonest]") + 1, common));
    COMMON.addAll(MOST_COMMON);
    COMMON.addAll(words(lines.subList(common + 1, lines.size())));
  }

  private CommonWords() {}

  private static Set<String> words(List<String> lines) {
    Set<String> words = new HashSet<>();
    lines.forEach(line -> words.addAll(List.of(line.split(" +"))));
    return words;
  }

  /** Whether a folded word is an article, a preposition, a pronoun or the like. */
  public static boolean isStopWord(String word) {
    return STOP_WORDS.contains(word);
  }

  /** Whether a folded word is capitalized although it does not name an organization. */
  public static boolean isNonName(String word) {
    return NON_NAMES.contains(word);
  }

  /** Whether a folded word is so common that it occurs in almost every text. */
  public static boolean isMostCommon(String word) {
    return MOST_COMMON.contains(word);
  }

  /** Whether a folded word, with or without a common ending, is a word of everyday English. */
  public static boolean isCommon(String word) {
    if (COMMON.contains(word)) {
      return true;
    }
    for (String ending : ENDINGS) {
      int length = word.length() - ending.length();
      if (length >= 3 && word.endsWith(ending)) {
        String stem = word.substring(0, length);
        if (COMMON.contains(stem) || COMMON.contains(stem + "e") || COMMON.contains(stem + "y")) {
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
