package bellwether.feed.document;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.advisory.StatedFacts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The words of an item without counters, to distinguish an edit from a new counter and from another
 * story.
 */
public final class Wording {
  /** Chinese and Japanese are written without spaces, so each character counts as a word. */
  private static final Pattern WORD =
      Pattern.compile(
          "[\\p{javaLetterOrDigit}&&[\\p{IsIdeographic}\\p{IsHiragana}\\p{IsKatakana}]]"
              + "|[\\p{javaLetterOrDigit}\\p{Mn}\\p{Mc}"
              + "&&[^\\p{IsIdeographic}\\p{IsHiragana}\\p{IsKatakana}]]+");

  /** Numbers of views, comments or minutes; "3M" and "F5" are names. */
  private static final Pattern COUNTER = Pattern.compile("\\d+k?");

  /** Shorter texts are compared by single words instead of pairs. */
  private static final int SHORT_TEXT_WORDS = 20;

  /** Unrelated articles share less than a tenth of their word pairs, edited ones most. */
  private static final double RESEMBLANCE_THRESHOLD = .5;

  private static final double CLOSE_RESEMBLANCE_THRESHOLD = .8;

  private final List<String> words;

  private Wording(List<String> words) {
    this.words = words;
  }

  /** The words of an advisory, including the names in its stated facts. */
  public static Wording of(Advisory advisory) {
    return of(advisory.title(), advisory.text(), advisory.statedFacts());
  }

  static Wording of(String title, String text, StatedFacts stated) {
    List<String> words = new ArrayList<>();
    addWords(title, words);
    addWords(text, words);
    stated.victims().forEach(victim -> addWords(victim, words));
    addWords(Objects.requireNonNullElse(stated.vendor(), ""), words);
    addWords(Objects.requireNonNullElse(stated.product(), ""), words);
    return new Wording(words);
  }

  private static void addWords(String text, List<String> words) {
    WORD.matcher(text)
        .results()
        .map(MatchResult::group)
        .filter(word -> !COUNTER.matcher(word).matches())
        .forEach(words::add);
  }

  /** Equal for the same words, regardless of spacing, case and counters. */
  public long fingerprint() {
    return ItemIdentity.fingerprint("wording", String.join("", lowerCaseWords()));
  }

  /** Whether one text is an edit or the beginning of the other, and not another story. */
  public boolean resembles(Wording other) {
    return overlap(other) >= RESEMBLANCE_THRESHOLD;
  }

  /** Whether the texts are so similar that no other evidence is needed. */
  public boolean closelyResembles(Wording other) {
    return overlap(other) >= CLOSE_RESEMBLANCE_THRESHOLD;
  }

  private double overlap(Wording other) {
    int wordsPerShingle = Math.min(words.size(), other.words.size()) < SHORT_TEXT_WORDS ? 1 : 2;
    Set<String> own = shingles(wordsPerShingle);
    Set<String> others = other.shingles(wordsPerShingle);
    int smaller = Math.min(own.size(), others.size());
    if (smaller == 0) {
      return own.size() == others.size() ? 1 : 0;
    }
    return own.stream().filter(others::contains).count() / (double) smaller;
  }

  private Set<String> shingles(int wordsPerShingle) {
    List<String> lowerCase = lowerCaseWords();
    Set<String> shingles = new HashSet<>();
    for (int i = 0; i + wordsPerShingle <= lowerCase.size(); i++) {
      shingles.add(String.join(" ", lowerCase.subList(i, i + wordsPerShingle)));
    }
    return shingles;
  }

  /** Whether this text has a word that may be a name and is not in the other. */
  public boolean introducesName(Wording other) {
    Set<String> known = new HashSet<>(other.lowerCaseWords());
    return words.stream()
        .anyMatch(word ->
            !Character.isLowerCase(word.codePointAt(0))
                && !known.contains(word.toLowerCase(Locale.ROOT)));
  }

  private List<String> lowerCaseWords() {
    return words.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
  }
}
