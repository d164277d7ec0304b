package bellwether.match.statuspage;

import bellwether.match.text.Lexicon;
import bellwether.match.text.PhraseMap;
import bellwether.match.text.Separator;
import bellwether.match.text.Tag;
import bellwether.match.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A word or phrase of a status page's item.
 *
 * @param clause number of its clause in the item; a denial applies only within its clause
 * @param sentence number of its sentence in the item
 * @param kinds its functions according to {@code status-page.txt}
 * @param tags its functions according to the lexicon; none if {@code kinds} take precedence
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

  /** Splits words into tokens; the longest phrase wins. */
  static List<StatusToken> of(Words words) {
    List<StatusToken> tokens = new ArrayList<>();
    int clause = 0;
    int at = 0;
    while (at < words.size()) {
      Words.Word word = words.get(at);
      PhraseMap.Hit<Set<StatusWord>> status = StatusWord.longestAt(words, at);
      PhraseMap.Hit<Set<Tag>> lexicon = Lexicon.longestAt(words, at);
      int statusEnd = status == null ? at : status.to();
      int lexiconEnd = lexicon == null ? at : lexicon.to();
      int end = Math.max(at + 1, Math.max(statusEnd, lexiconEnd));
      Set<StatusWord> kinds = status == null || statusEnd < lexiconEnd ? Set.of() : status.value();
      Set<Tag> tags =
          lexicon == null || lexiconEnd < statusEnd || kinds.contains(StatusWord.EVERYDAY)
              ? Set.of()
              : lexicon.value();
      boolean startsSentence = at == 0 || words.get(at - 1).sentence() != word.sentence();
      if (startsSentence || startsClause(word.separator(), kinds)) {
        clause++;
      }
      tokens.add(
          new StatusToken(
              at,
              end,
              words.foldedText(at, end),
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

  private static boolean startsClause(Separator separator, Set<StatusWord> kinds) {
    return kinds.contains(StatusWord.CLAUSE)
        || switch (separator) {
          case SEMICOLON, END, DASH, COLON -> true;
          case COMMA -> kinds.contains(StatusWord.START);
          default -> false;
        };
  }
}
