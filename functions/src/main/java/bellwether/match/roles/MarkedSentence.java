package bellwether.match.roles;

import java.util.ArrayList;
import java.util.List;

/**
 * A title or a sentence as the pieces that the model reads, with a marker in the place of each
 * name.
 *
 * @param number its place in the text; negative for the title
 * @param pieces numbers of the vocabulary
 */
record MarkedSentence(int number, Sentence sentence, List<Long> pieces) {
  /** Few words are read as less than a quarter of a piece, as part of a name. */
  private static final int WORDS_OF_PIECE = 4;

  MarkedSentence {
    pieces = List.copyOf(pieces);
  }

  /** Reads at most so many pieces, those around the first name. */
  static MarkedSentence of(Sentence sentence, int number, int maxPieces) {
    Sentence part = sentence.aroundVendor(maxPieces * WORDS_OF_PIECE);
    return new MarkedSentence(number, sentence, truncate(piecesOf(part), maxPieces));
  }

  private static List<Long> piecesOf(Sentence sentence) {
    List<Long> pieces = new ArrayList<>();
    int start = sentence.words().start(sentence.from());
    for (MarkedName name : sentence.names()) {
      addPieces(pieces, sentence, start, sentence.words().start(name.from()));
      pieces.add(name.marker());
      start = sentence.words().end(name.to() - 1);
    }
    addPieces(pieces, sentence, start, sentence.words().endBefore(sentence.to()));
    return pieces;
  }

  private static void addPieces(List<Long> pieces, Sentence sentence, int start, int end) {
    if (start < end) {
      pieces.addAll(WordPiece.pieces(sentence.words().rawSubstring(start, end)));
    }
  }

  private static List<Long> truncate(List<Long> pieces, int length) {
    if (pieces.size() <= length) {
      return pieces;
    }
    int name = Math.max(0, pieces.indexOf(MarkedName.VENDOR));
    int from = Math.clamp(name - length / 2, 0, pieces.size() - length);
    return pieces.subList(from, from + length);
  }

  boolean inTitle() {
    return sentence.inTitle();
  }

  /** The sentence as it is written. */
  String text() {
    return sentence.text();
  }

  int length() {
    return pieces.size();
  }

  boolean namesVendor() {
    return pieces.contains(MarkedName.VENDOR);
  }
}
