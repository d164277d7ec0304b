package bellwether.match.roles;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Splits text into the pieces of BERT's uncased vocabulary, the longest first.
 *
 * <p>Source: {@code tokenization.py} of google-research/bert. The same in {@code
 * training/wordpiece.py}.
 */
final class WordPiece {
  static final long CLS = 101;
  static final long SEP = 102;
  private static final long UNKNOWN = 100;

  /** A longer word is unknown, as in BERT's own tokenizer. */
  private static final int MAX_WORD_LENGTH = 100;

  private static final String SYMBOLS = "$+<=>^`|~";
  private static final Map<String, Long> VOCABULARY = read();

  private final List<Long> pieces = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();

  private WordPiece() {}

  /** The pieces of a text, by their number in the vocabulary. */
  static List<Long> pieces(String text) {
    WordPiece reader = new WordPiece();
    Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
        .codePoints()
        .forEach(reader::accept);
    reader.endWord();
    return reader.pieces;
  }

  private void accept(int c) {
    switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.FORMAT -> {}
      case Character.CONTROL -> {
        if (Character.isWhitespace(c)) {
          endWord();
        }
      }
      case Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
          endWord();
      case Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION ->
          addAlone(c);
      default -> {
        if (SYMBOLS.indexOf(c) >= 0 || isCommonIdeograph(c)) {
          addAlone(c);
        } else {
          word.appendCodePoint(c);
        }
      }
    }
  }

  /** CJK Unified Ideographs (The Unicode Standard, chapter 18). */
  private static boolean isCommonIdeograph(int c) {
    return c >= 0x4E00 && c <= 0x9FFF;
  }

  private void addAlone(int c) {
    endWord();
    word.appendCodePoint(c);
    endWord();
  }

  private void endWord() {
    if (!word.isEmpty()) {
      split(word.toString());
      word.setLength(0);
    }
  }

  private void split(String text) {
    List<Long> found = new ArrayList<>();
    int from = 0;
    while (from < text.length()) {
      int to = text.length();
      Long piece = find(text, from, to);
      while (piece == null && to > from) {
        to--;
        piece = find(text, from, to);
      }
      if (piece == null || text.length() > MAX_WORD_LENGTH) {
        pieces.add(UNKNOWN);
        return;
      }
      found.add(piece);
      from = to;
    }
    pieces.addAll(found);
  }

  private static @Nullable Long find(String text, int from, int to) {
    String piece = text.substring(from, to);
    return VOCABULARY.get(from == 0 ? piece : "##" + piece);
  }

  private static Map<String, Long> read() {
    try (InputStream in =
            Objects.requireNonNull(WordPiece.class.getResourceAsStream("vocabulary.txt"));
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      Map<String, Long> vocabulary = HashMap.newHashMap(1 << 15);
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        vocabulary.put(line, (long) vocabulary.size());
      }
      return vocabulary;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
