package bellwether.match.roles;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the model reads: an item in which a marker stands for each name of one vendor.
 *
 * @param pieces the item, as numbers of the vocabulary
 */
record MarkedText(List<Long> pieces) {

  MarkedText {
    pieces = List.copyOf(pieces);
  }

  /** {@code [CLS] title [SEP] text [SEP]}, as in training. */
  static MarkedText of(List<MarkedSentence> sentences) {
    List<Long> pieces = new ArrayList<>();
    pieces.add(WordPiece.CLS);
    sentences.stream().filter(MarkedSentence::inTitle).forEach(one -> pieces.addAll(one.pieces()));
    pieces.add(WordPiece.SEP);
    sentences.stream().filter(one -> !one.inTitle()).forEach(one -> pieces.addAll(one.pieces()));
    pieces.add(WordPiece.SEP);
    return new MarkedText(pieces);
  }

  /** Where the markers are; at least one if the item names the vendor. */
  List<Long> places() {
    return IntStream.range(0, pieces.size())
        .filter(i -> pieces.get(i) == MarkedName.VENDOR)
        .mapToObj(Long::valueOf)
        .toList();
  }
}
