package bellwether.feed.document;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.advisory.StatedFacts;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WordingTest {
  private static Wording of(String text) {
    return Wording.of("", text, StatedFacts.NONE);
  }

  private static String words(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> String.format(Locale.ROOT, "w%cx%c", 'a' + i / 26, 'a' + i % 26))
        .collect(Collectors.joining(" "));
  }

  @ParameterizedTest
  @CsvSource({
    "Acme was hacked, ACME  was-hacked!",
    "12 comments on Acme, 13 comments on Acme",
    "5k views of Acme, 17k views of Acme",
    "Acme was hacked 2 minutes ago, Acme was hacked 45 minutes ago"
  })
  void fingerprint_ignoresSpacingCaseAndCounters(String one, String other) {
    assertThat(of(one).fingerprint()).isEqualTo(of(other).fingerprint());
  }

  @ParameterizedTest
  @CsvSource({"3M was hacked, F5 was hacked", "Acme was hacked, Acme was not hacked", "'', a"})
  void fingerprint_differsWithTheWords(String one, String other) {
    assertThat(of(one).fingerprint()).isNotEqualTo(of(other).fingerprint());
  }

  @Test
  void fingerprint_includesTitleAndStatedNames() {
    StatedFacts victim = StatedFacts.victims(List.of("Acme"));
    assertThat(
            List.of(
                Wording.of("", "", StatedFacts.NONE).fingerprint(),
                Wording.of("title", "", StatedFacts.NONE).fingerprint(),
                Wording.of("", "", victim).fingerprint(),
                Wording.of("", "", StatedFacts.product("Larkmail", null)).fingerprint(),
                Wording.of("", "", StatedFacts.product(null, "LarkGate")).fingerprint()))
        .doesNotHaveDuplicates();
  }

  /** Of the words of the shorter text, half must be in the other one, and for close four fifths. */
  @ParameterizedTest
  @CsvSource({
    "a b c d, a b x y, true, false",
    "a b c d, a w x y, false, false",
    "a b c d e, a b c d z, true, true",
    "a b c d e, a b c y z, true, false",
    "a b, a b c d e f g, true, true",
    "'', '', true, true",
    "'', a, false, false",
    "a, '', false, false",
    "12, 13, true, true"
  })
  void shortTexts_areComparedByWords(String one, String other, boolean edit, boolean close) {
    assertThat(of(one).resembles(of(other))).isEqualTo(edit);
    assertThat(of(one).closelyResembles(of(other))).isEqualTo(close);
  }

  @Test
  void textsOfTwentyWords_areComparedByPairs() {
    String forwards = words(0, 20);
    String backwards = String.join(" ", List.of(forwards.split(" ")).reversed());
    assertThat(of(forwards).resembles(of(backwards))).isFalse();
    assertThat(of(forwards).resembles(of(forwards))).isTrue();

    String nineteen = words(0, 19);
    String turned = String.join(" ", List.of(nineteen.split(" ")).reversed());
    assertThat(of(nineteen).closelyResembles(of(turned))).isTrue();
  }

  @Test
  void beginningOfAText_resemblesIt() {
    assertThat(of(words(0, 25)).closelyResembles(of(words(0, 80)))).isTrue();
    assertThat(of(words(0, 80)).closelyResembles(of(words(0, 25)))).isTrue();
    assertThat(of(words(0, 25)).resembles(of(words(40, 80)))).isFalse();
  }

  @Test
  void japanese_isComparedByCharacters() {
    assertThat(of("不正アクセス").resembles(of("不正アクセスを受け"))).isTrue();
    assertThat(of("不正アクセス").resembles(of("情報漏洩"))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "Acme was hacked, Larkmail was hacked, true",
    "acme was hacked, Acme was hacked, false",
    "Acme was hacked, acme was hacked today, false",
    "Acme was hacked, Acme was hacked by 3M, true",
    "Acme was hacked, Acme was hacked by 33, false",
    "不正, 不正漏, true"
  })
  void introducesName_forNewWordsThatAreNotLowerCase(String earlier, String later, boolean name) {
    assertThat(of(later).introducesName(of(earlier))).isEqualTo(name);
  }
}
