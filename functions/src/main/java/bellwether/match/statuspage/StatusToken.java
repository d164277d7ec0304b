package bellwether.match.statuspage;

import bellwether.match.statuspage.StatusWord.PhraseMatch;
import bellwether.match.text.Lexicon;
import bellwether.match.text.PhraseTable;
import bellwether.match.text.Separator;
import bellwether.match.text.Tag;
import bellwether.match.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A word or phrase of a status page's item.
 *
 * @param clause number of its clause in the item: what is denied in one is not denied in the next
 * @param sentence number of its sentence in the item
 * @param capitalized whether it is written with a capital
 * @param tags what it does in the telling of a breach; none where the status page's table knows it
 */
record StatusToken(
    int from,
    int to,
    String text,
    Separator separator,
    int clause,
    int sentence,
    boolean capitalized,
    Set<StatusWord> kinds,
    Set<Tag> tags) {

  boolean has(StatusWord kind) {
    return kinds.contains(kind);
  }

  boolean has(Tag tag) {
    return tags.contains(tag);
  }

  /** The words as tokens, the longest phrase first; of two tables' equals the status page's own. */
  static List<StatusToken> of(Words words) {
    List<StatusToken> tokens = new ArrayList<>();
    int clause = 0;
    int at = 0;
    while (at < words.size()) {
      Words.Word word = words.get(at);
      boolean begins = at == 0 || words.get(at - 1).sentence() != word.sentence();
      PhraseMatch own = StatusWord.longestAt(words, at);
      PhraseTable.Hit phrase = Lexicon.english().table().longestAt(words, at);
      int ownEnd = own == null ? at : own.to();
      int end = Math.max(at + 1, ownEnd);
      Set<StatusWord> kinds = own == null ? Set.of() : own.kinds();
      Set<Tag> tags = Set.of();
      if (phrase != null && phrase.to() > ownEnd) {
        end = phrase.to();
        kinds = Set.of();
        tags = Lexicon.english().tags(phrase.phrase());
      } else if (phrase != null && phrase.to() == ownEnd && !kinds.contains(StatusWord.EVERYDAY)) {
        tags = Lexicon.english().tags(phrase.phrase());
      }
      boolean starts =
          begins
              || word.separator().endsClause()
              || word.separator() == Separator.DASH
              || word.separator() == Separator.COLON
              || kinds.contains(StatusWord.CLAUSE)
              || (word.separator() == Separator.COMMA && kinds.contains(StatusWord.START));
      clause += starts ? 1 : 0;
      tokens.add(
          new StatusToken(
              at,
              end,
              text(words, at, end),
              word.separator(),
              clause,
              word.sentence(),
              word.capitalized(),
              kinds,
              tags));
      at = end;
    }
    return tokens;
  }

  private static String text(Words words, int from, int to) {
    StringBuilder text = new StringBuilder();
    for (int i = from; i < to; i++) {
      text.append(i == from ? "" : " ").append(words.folded(i));
    }
    return text.toString();
  }
}
