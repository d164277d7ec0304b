package bellwether.match.roles;

import bellwether.match.facts.IncidentTraits;
import bellwether.match.names.NameHit;
import bellwether.match.names.NeighborWords;
import bellwether.match.roles.Sentence.Zone;
import bellwether.match.text.CommonWords;
import bellwether.match.text.Lexicon;
import bellwether.match.text.PhraseMap;
import bellwether.match.text.Separator;
import bellwether.match.text.Tag;
import bellwether.match.text.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Splits words into sentences of chunks: vendors first, then phrases of the lexicon, then names.
 */
public final class Chunker {
  private final Words words;
  private final boolean headline;
  private final int itemYear;
  private final Map<Integer, List<NameHit>> hitsByStart = new TreeMap<>();

  /** Years that an item may refer to as current. */
  private static final int RECENT_YEARS = 2;

  private static final int FIRST_YEAR = 1990;

  /** Reads words of an item of this year. */
  public Chunker(Words words, List<NameHit> hits, int itemYear) {
    this.itemYear = itemYear;
    this.words = words;
    this.headline = NeighborWords.isHeadline(words);
    for (NameHit hit : hits) {
      this.hitsByStart.computeIfAbsent(hit.from(), from -> new ArrayList<>()).add(hit);
    }
  }

  /** The sentences; of a text the first two are its lead. */
  public List<Sentence> sentences(boolean title) {
    List<Sentence> sentences = new ArrayList<>();
    int from = 0;
    while (from < words.size()) {
      int number = words.get(from).sentence();
      int to = from;
      while (to < words.size() && words.get(to).sentence() == number) {
        to++;
      }
      Zone zone = title ? Zone.TITLE : number < 2 ? Zone.LEAD : Zone.BODY;
      sentences.add(new Sentence(zone, chunks(from, to), words.sentenceText(from, to)));
      from = to;
    }
    return sentences;
  }

  private List<Chunk> chunks(int from, int to) {
    List<Chunk> chunks = new ArrayList<>();
    int at = from;
    while (at < to) {
      Chunk chunk = chunkAt(at, from, to);
      chunks.add(chunk.isName() && chunk.vendors().isEmpty() ? mergeNames(chunk, from, to) : chunk);
      at = chunks.getLast().to();
    }
    return chunks;
  }

  /**
   * Joins the names that follow into one chunk. Builds its text once, because some texts are all
   * capitals.
   */
  private Chunk mergeNames(Chunk first, int from, int to) {
    int end = first.to();
    while (end < to) {
      Chunk next = chunkAt(end, from, to);
      boolean more = next.separator().isSpace() || next.separator() == Separator.HYPHEN;
      if (!more || !next.isName() || !next.vendors().isEmpty()) {
        break;
      }
      end = next.to();
    }
    return new Chunk(
        first.from(),
        end,
        joinWords(first.from(), end),
        first.separator(),
        Set.of(),
        Set.of(),
        true,
        !headline);
  }

  private Chunk chunkAt(int at, int from, int to) {
    Separator gap = words.get(at).separator();
    List<NameHit> here = hitsByStart.get(at);
    if (here != null && here.getFirst().to() <= to) {
      Set<Integer> vendors = new HashSet<>();
      here.forEach(hit -> vendors.add(hit.name().vendorIndex()));
      int end = here.getFirst().to();
      while (end < to && continuesName(end, from)) {
        end++;
      }
      return new Chunk(at, end, joinWords(at, end), gap, Set.of(), vendors, true, true);
    }
    PhraseMap.Hit<Set<Tag>> phrase = Lexicon.longestAt(words, at);
    if (phrase != null && phrase.to() <= to && hasNoHit(at + 1, phrase.to())) {
      String text = joinWords(at, phrase.to());
      return new Chunk(at, phrase.to(), text, gap, phrase.value(), Set.of(), false, false);
    }
    String word = words.folded(at);
    Set<Tag> tags = isPastYear(word) ? Set.of(Tag.PAST) : Set.of();
    return new Chunk(at, at + 1, word, gap, tags, Set.of(), isName(at, from), !headline);
  }

  /** Whether a vendor's name continues there: "Meta Platforms", "Orange Belgium". */
  private boolean continuesName(int at, int from) {
    return hasNoHit(at, at + 1)
        && (IncidentTraits.isUnit(words, at)
            || (!headline
                && words.get(at).separator().isSpace()
                && !words.get(at - 1).possessive()
                && Lexicon.longestAt(words, at) == null
                && isName(at, from)));
  }

  private boolean isPastYear(String word) {
    if (word.length() != 4 || !word.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return false;
    }
    int number = Integer.parseInt(word);
    return number >= FIRST_YEAR && number <= itemYear - RECENT_YEARS;
  }

  private boolean hasNoHit(int from, int to) {
    for (int i = from; i < to; i++) {
      if (hitsByStart.containsKey(i)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a word that is neither vendor nor lexicon seems to name somebody. */
  private boolean isName(int at, int from) {
    Words.Word word = words.get(at);
    if (!word.capitalized()
        || Character.isDigit(word.folded().charAt(0))
        || word.folded().length() < 2
        || (CommonWords.isNonName(word.folded()) && !startsName(at))) {
      return false;
    }
    if (word.separator() == Separator.BRACKET && word.allCaps()) {
      return false;
    }
    if (headline || at == from) {
      return !CommonWords.isEnglish(word.folded());
    }
    return !CommonWords.isMostCommon(word.folded()) || word.allCaps();
  }

  /** Whether a word that is no name by itself begins one: "American Electric Power". */
  private boolean startsName(int at) {
    return !headline
        && at + 1 < words.size()
        && words.get(at + 1).separator().isSpace()
        && words.get(at + 1).capitalized()
        && !CommonWords.isNonName(words.folded(at + 1))
        && !CommonWords.isMostCommon(words.folded(at + 1));
  }

  private String joinWords(int from, int to) {
    StringBuilder text = new StringBuilder();
    for (int i = from; i < to; i++) {
      text.append(i == from ? "" : " ").append(words.folded(i));
    }
    return text.toString();
  }
}
