package bellwether.match.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WordsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Nestlé                   | nestle
          L’Oréal                  | l oreal
          AT&amp;T                 | at & t
          AT & T                   | at & t
          Johnson and Johnson      | johnson & johnson
          T\u2011Mobile            | t mobile
          Ca\u00adpi\u200bta       | capita
          Okta’s                   | okta
          A.P. Moller              | ap moller
          Stra\u00dfe              | strasse
          \uff2fracle              | oracle
          didn't they've           | didnt theyve
          Ope\u0301ra              | opera
          notes++                  | notes + +
          """)
  void of_nameVariants_foldAlike(String raw, String folded) {
    assertThat(String.join(" ", folded(Words.of(raw)))).isEqualTo(folded);
  }

  @Test
  void of_keepsRawOffsets() {
    Words words = Words.of("Die Ca\u00adpita’s Daten");

    assertThat(words.original(1)).isEqualTo("Ca\u00adpita");
    assertThat(words.get(1).possessive()).isTrue();
  }

  @Test
  void of_homoglyphs_remainDistinct() {
    assertThat(folded(Words.of("\u041ekta"))).isNotEqualTo(folded(Words.of("Okta")));
  }

  @Test
  void of_abbreviations_doNotEndSentence() {
    Words words = Words.of("Acme Inc. Said so. It was 1. 4 million. U.S. Agencies agree.\n\nnext");

    assertThat(sentenceStarts(words)).containsExactly("acme", "it", "us", "next");
  }

  @Test
  void of_wrappedLines_areOneSentence() {
    assertThat(sentenceStarts(Words.of("the attackers used\nSolarWinds to get in")))
        .containsExactly("the");
  }

  @Test
  void of_dotWithoutSpace_joinsHostName() {
    Words words = Words.of("see okta.com, or mail joe@okta.com");

    assertThat(words.get(2).separator()).isEqualTo(Separator.DOT);
    assertThat(words.get(6).separator()).isEqualTo(Separator.AT);
  }

  @Test
  void of_hugeText_isTruncated() {
    Words words = Words.of("a ".repeat(Words.MAX_CHARS));

    assertThat(words.size()).isEqualTo(Words.MAX_CHARS / 2);
  }

  private static List<String> folded(Words words) {
    List<String> folded = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      folded.add(words.folded(i));
    }
    return folded;
  }

  private static List<String> sentenceStarts(Words words) {
    List<String> starts = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      if (i == 0 || words.get(i).separator() == Separator.END) {
        starts.add(words.folded(i));
      }
    }
    return starts;
  }
}
