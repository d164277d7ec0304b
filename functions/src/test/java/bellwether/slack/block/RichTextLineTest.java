package bellwether.slack.block;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.slack.schema.BlockKitAssertions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RichTextLineTest {
  @ParameterizedTest
  @CsvSource({
    "'a', 'a'",
    "' a ', ' a '",
    "'\n a', 'a'",
    "' \t', ' '",
    "'\u200B', ' '",
    "'', '–'",
    "'<!channel>', '<!channel>'",
  })
  void plainText_keepsOneSpaceAtEitherEnd(String text, String shown) {
    RichTextLine.Span span = RichTextLine.plain(text);
    assertThat(span.plainText()).isEqualTo(shown);
    assertThat(BlockKitAssertions.read(span.json().toString()).path("text").asText())
        .isEqualTo(shown);
  }

  @Test
  void linkWithoutText_showsADash() {
    Link link = Link.of("https://news.example/").orElseThrow();
    assertThat(RichTextLine.link(link, " \u200B").plainText()).isEqualTo("–");
    assertThat(RichTextLine.linkWithHost("a", Optional.empty()))
        .containsExactly(RichTextLine.plain("a"));
  }

  @ParameterizedTest
  @CsvSource({"U012AB3CD, true", "' W012AB3CD ', true", "dana, false", "U012AB3CD|x, false"})
  void mention_isAUserIdOnly(String text, boolean mentions) {
    assertThat(RichTextLine.mentionIfUserId(text).isPresent()).isEqualTo(mentions);
  }
}
