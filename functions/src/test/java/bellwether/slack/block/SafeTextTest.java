package bellwether.slack.block;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SafeTextTest {

  @ParameterizedTest
  @ValueSource(
      ints = {
        0x00, 0x07, 0x1B, 0x7F, 0x9F, 0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x180E, 0x200B, 0x200C,
        0x200D, 0x200E, 0x200F, 0x202A, 0x202E, 0x2060, 0x2066, 0x2069, 0x3164, 0xFEFF, 0xFFA0,
        0xFFFE, 0xFFFF, 0xFDD0, 0x1FFFE, 0xE0041, 0xE0101, 0xD83D, 0xDE00
      })
  void clean_removesInvisibleCharacters(int codePoint) {
    String hidden =
        Character.isBmpCodePoint(codePoint)
            ? String.valueOf((char) codePoint)
            : Character.toString(codePoint);
    assertThat(SafeText.clean("a" + hidden + "b")).isEqualTo("ab");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\t", "\r\n", "\u00A0", "\u2028", "\u2029", "\u3000", " \u0085 "})
  void clean_collapsesWhitespace(String space) {
    assertThat(SafeText.clean("a" + space + "b")).isEqualTo("a b");
  }

  @Test
  void clean_keepsAllScripts() {
    String text = "Müller & Söhne <三菱> שלום العربية 😀 e\u0301 → “x”";
    assertThat(SafeText.clean(text)).isEqualTo(text);
  }

  @Test
  void escape_escapesOnlyAmpersandAndAngleBrackets() {
    assertThat(SafeText.escape("<!channel> & &lt; \"x\" *b*"))
        .isEqualTo("&lt;!channel&gt; &amp; &amp;lt; \"x\" *b*");
  }

  @ParameterizedTest
  @CsvSource({
    "abcdef, 6, abcdef",
    "abcdef, 5, abcd…",
    "a&b, 7, a&b",
    "a&b, 6, a…",
    "ab😀cd, 4, ab…",
    "ab😀cd, 5, ab😀…",
    "<<<, 8, <…",
  })
  void truncate_countsEscapedLengthAndSplitsNothing(String text, int max, String cut) {
    assertThat(SafeText.truncate(text, max)).isEqualTo(cut);
  }

  @Test
  void truncate_neverExceedsLimit() {
    long seed = 99;
    Random random = new Random(seed);
    String[] pieces = {"a", "&", "<", ">", "😀", " ", "é"};
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(40); n > 0; n--) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      int max = 1 + random.nextInt(60);
      String escaped = SafeText.escape(SafeText.truncate(text.toString(), max));
      assertThat(escaped.length()).as("seed %d, %d: %s", seed, max, text).isLessThanOrEqualTo(max);
      assertThat(escaped.replaceAll("&(amp|lt|gt);", "")).doesNotContain("&", "<", ">");
      if (SafeText.escape(text.toString()).length() <= max) {
        assertThat(escaped).isEqualTo(SafeText.escape(text.toString()));
      }
    }
  }
}
