package bellwether.match.text;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The words of everyday English, given names and places that companies like to call themselves. */
public final class CommonWords {
  /** Sections of the resource are headed by a line in brackets; the first holds the commonest. */
  private static final String RESOURCE = "common-words.txt";

  private static final List<String> ENDINGS =
      List.of("s", "es", "ies", "d", "ed", "ing", "er", "ers", "ly", "al", "ally");

  private static final List<String> TYPICAL_ENDINGS =
      List.of(
          "ing", "tion", "tions", "ment", "ments", "ness", "able", "ible", "ously", "ally", "ively",
          "ful", "less", "ious", "ence", "ance", "ated", "ating", "ative", "ized", "ised", "izing");

  private static final Set<String> MOST_COMMON = new HashSet<>();
  private static final Set<String> COMMON = new HashSet<>();

  private static final Set<String> NON_NAMES = new HashSet<>();

  private static final Set<String> STOP_WORDS =
      Set.of(
          "a", "an", "the", "of", "in", "on", "at", "by", "for", "to", "from", "with", "is", "are",
          "was", "were", "be", "been", "it", "its", "this", "that", "as", "or", "but", "not", "no",
          "has", "have", "had", "he", "she", "they", "their", "his", "her", "we", "our", "you");

  static {
    Set<String> section = MOST_COMMON;
    for (String line : ResourceLines.lines(RESOURCE)) {
      if (line.startsWith("[")) {
        section = line.equals("[commonest]") ? MOST_COMMON : COMMON;
      } else {
        section.addAll(List.of(line.split(" +")));
      }
    }
    COMMON.addAll(MOST_COMMON);
    ResourceLines.lines("english-words.txt")
        .forEach(line -> COMMON.addAll(List.of(line.split(" +"))));
    ResourceLines.lines("no-names.txt")
        .forEach(line -> NON_NAMES.addAll(List.of(line.split(" +"))));
  }

  private CommonWords() {}

  /** Whether a folded word only holds others together: article, preposition, pronoun. */
  public static boolean isStopWord(String word) {
    return STOP_WORDS.contains(word);
  }

  /** Whether a folded word is written with a capital and names no organisation all the same. */
  public static boolean isNonName(String word) {
    return NON_NAMES.contains(word);
  }

  /** Whether a folded word is one of those that no text does without. */
  public static boolean isMostCommon(String word) {
    return MOST_COMMON.contains(word);
  }

  /** Whether a folded word, bare or with a common ending, is a word of everyday English. */
  public static boolean isCommon(String word) {
    if (COMMON.contains(word)) {
      return true;
    }
    for (String ending : ENDINGS) {
      int stem = word.length() - ending.length();
      if (stem >= 3 && word.endsWith(ending)) {
        String bare = word.substring(0, stem);
        if (COMMON.contains(bare) || COMMON.contains(bare + "e") || COMMON.contains(bare + "y")) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether a word is built as English builds verbs, adverbs and nouns of action. */
  public static boolean isEnglish(String word) {
    return isCommon(word)
        || (word.length() > 6 && TYPICAL_ENDINGS.stream().anyMatch(word::endsWith));
  }
}
