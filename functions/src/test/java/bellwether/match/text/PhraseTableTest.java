package bellwether.match.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellwether.match.text.PhraseTable.Hit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PhraseTableTest {
  /** Few words, so that phrases often overlap, repeat and begin with each other. */
  private static final List<String> WORDS = List.of("a1", "b2", "c3", "d4");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 20210319})
  void scan_randomTexts_agreesWithNaiveSearch(long seed) {
    assertAgreesWithNaive(seed, null);
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5})
  void scan_allWordsCollide_isCorrect(long seed) {
    assertAgreesWithNaive(seed, word -> 7);
  }

  @ParameterizedTest
  @ValueSource(longs = {6, 7})
  void scan_phrasesOfAllLengthsCollide_isCorrect(long seed) {
    assertAgreesWithNaive(seed, word -> 0);
  }

  @Test
  void scan_prefersLongestWithoutOverlap() {
    PhraseTable table = table("palo alto", "palo alto networks", "networks", "alto");

    assertThat(table.scan(Words.of("at Palo Alto Networks today")))
        .containsExactly(new Hit(1, 4, 1));
  }

  @Test
  void scan_incompleteLongPhrase_fallsBackToShorter() {
    PhraseTable table = table("red", "red hat enterprise linux", "hat");

    assertThat(table.scan(Words.of("red hat enterprise")))
        .containsExactly(new Hit(0, 1, 0), new Hit(1, 2, 2));
  }

  @Test
  void scan_stopsAtSentenceEnd() {
    assertThat(table("red hat").scan(Words.of("It was red. Hat makers disagree."))).isEmpty();
  }

  @Test
  void scan_sameConcatenation_isDistinguished() {
    List<List<String>> phrases =
        List.of(List.of("ab", "c"), List.of("abc"), List.of("abxcd"), List.of("b"));
    PhraseTable table = new PhraseTable(phrases, word -> 0);

    assertThat(table.scan(Words.of("a bc, ab c, abc, ab cd, b c")))
        .containsExactly(new Hit(2, 4, 0), new Hit(4, 5, 1), new Hit(7, 8, 3));
  }

  @Test
  void scan_ignoresPossessivesAccentsAndMarks() {
    PhraseTable table = table("nestle", "macys", "macy", "l oreal", "at & t");

    assertThat(table.scan(Words.of("NESTLÉ’s and Macy's, Ｎｅｓｔｌé: L-Oréal; AT and T")))
        .extracting(Hit::phrase)
        .containsExactly(0, 2, 0, 3, 4);
  }

  @Test
  void scan_phraseOfMaxWords_isFoundOnlyComplete() {
    String longest = "b1 b2 b3 b4 b5 b6 b7 b8 b9 b10 b11 b12";
    PhraseTable table = table(longest);

    assertThat(table.scan(Words.of("b1 " + longest + " b12"))).containsExactly(new Hit(1, 13, 0));
    assertThat(table.scan(Words.of(longest.substring(0, longest.length() - 4)))).isEmpty();
  }

  @Test
  void scan_noPhrases_findsNothing() {
    assertThat(new PhraseTable(List.of()).scan(Words.of("any text"))).isEmpty();
  }

  @Test
  void of_overlongPhrase_isRejected() {
    assertThatThrownBy(() -> table("a b c d e f g h i j k l m"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("12");
  }

  private static void assertAgreesWithNaive(long seed, @Nullable ToLongFunction<String> hash) {
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      Set<List<String>> phrases = new LinkedHashSet<>();
      for (int i = 0; i < 12; i++) {
        phrases.add(randomWords(random, 1 + random.nextInt(4)));
      }
      List<List<String>> list = new ArrayList<>(phrases);
      List<String> text = randomWords(random, random.nextInt(40));
      PhraseTable table = hash == null ? new PhraseTable(list) : new PhraseTable(list, hash);

      assertThat(table.scan(Words.of(String.join(" ", text))))
          .as("seed %d, round %d, %s in %s", seed, round, list, text)
          .isEqualTo(naiveScan(list, text));
    }
  }

  private static List<Hit> naiveScan(List<List<String>> phrases, List<String> text) {
    List<Hit> hits = new ArrayList<>();
    int from = 0;
    while (from < text.size()) {
      int best = -1;
      for (int p = 0; p < phrases.size(); p++) {
        int to = from + phrases.get(p).size();
        if (to <= text.size()
            && text.subList(from, to).equals(phrases.get(p))
            && (best < 0 || phrases.get(p).size() > phrases.get(best).size())) {
          best = p;
        }
      }
      if (best >= 0) {
        hits.add(new Hit(from, from + phrases.get(best).size(), best));
        from += phrases.get(best).size();
      } else {
        from++;
      }
    }
    return hits;
  }

  private static List<String> randomWords(Random random, int count) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      words.add(WORDS.get(random.nextInt(WORDS.size())));
    }
    return words;
  }

  private static PhraseTable table(String... phrases) {
    return new PhraseTable(
        List.of(phrases).stream().map(phrase -> List.of(phrase.split(" "))).toList());
  }
}
