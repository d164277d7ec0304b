package bellwether.match.roles;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WordPieceTest {
  private static final List<String> VOCABULARY = vocabulary();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Unaffable                     | una ##ffa ##ble
          Attackers stole data.         | attackers stole data .
          Café’s e-mail                 | cafe ’ s e - mail
          $5 million                    | $ 5 million
          ransomware                    | ransom ##ware
          中国                            | 中 国
          Straße                        | st ##raße
          attack\u200Ders                | attackers
          [SEP] [unused0]               | [ sep ] [ unused ##0 ]
          😀                            | [UNK]
          """)
  void pieces_areThoseOfBert(String text, String expected) {
    assertThat(
            WordPiece.pieces(text).stream()
                .map(piece -> VOCABULARY.get(piece.intValue()))
                .collect(Collectors.joining(" ")))
        .isEqualTo(expected);
  }

  @Test
  void pieces_ofWordOver100Letters_areUnknown() {
    assertThat(WordPiece.pieces("a".repeat(101)))
        .containsExactly((long) VOCABULARY.indexOf("[UNK]"));
    assertThat(WordPiece.pieces("a".repeat(100))).hasSizeGreaterThan(1);
  }

  @Test
  void pieces_ofNothing_areNone() {
    assertThat(WordPiece.pieces(" \n\t")).isEmpty();
  }

  @Test
  void specialPieces_areThoseOfTheVocabulary() {
    assertThat(VOCABULARY.get((int) WordPiece.CLS)).isEqualTo("[CLS]");
    assertThat(VOCABULARY.get((int) WordPiece.SEP)).isEqualTo("[SEP]");
    assertThat(VOCABULARY.get((int) MarkedName.VENDOR)).isEqualTo("[unused0]");
  }

  private static List<String> vocabulary() {
    try (InputStream in = WordPiece.class.getResourceAsStream("vocabulary.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
