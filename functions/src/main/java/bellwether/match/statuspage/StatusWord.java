package bellwether.match.statuspage;

import bellwether.match.text.PhraseTable;
import bellwether.match.text.ResourceLines;
import bellwether.match.text.Words;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a phrase of {@code status-page.txt} does on a vendor's own status page. */
enum StatusWord {
  /** Tells of a breach wherever it stands, as the lexicon's words for breaches do. */
  SECURITY,
  /** Tells of a breach in the news, and of nothing here: "incident", "attack", "leak". */
  EVERYDAY,
  /** What becomes of data that is no longer its owner's alone. */
  STOLEN,
  /** Without the owner's leave, as something was done to data. */
  UNASKED,
  /** What may have become of data, if nobody is said to be entitled to it. */
  TAKEN,
  /** What customers keep to themselves, besides data. */
  OWNED,
  /** What is done with a flaw. */
  EXPLOITED,
  NOT,
  /** Looks like a denial and is none. */
  PLAIN,
  /** Denies whatever follows, and what precedes. */
  UNRELATED,
  /** What follows is feared, imagined or fought, and has not happened. */
  AGAINST,
  /** What is to be kept from happening again has happened. */
  FURTHER,
  /** Makes what precedes a product's name: "ransomware protection". */
  FEATURE,
  /** Does so in the report of an outage: "breach alerts are delayed". */
  THING,
  /** A report of an outage says this. */
  OPERATION,
  DRILL,
  /** Attacks on availability alone. */
  FLOOD,
  /** What is merely taken for malware. */
  MISTAKEN,
  /** A message said what was not so. */
  ERRONEOUS,
  HEDGE,
  /** What services promise; a breach of that is no breach. */
  LEVEL,
  SEE,
  OTHERS,
  CUSTOMERS,
  BELONGING,
  UNAFFECTED,
  /** Begins a thought that a denial before it does not reach. */
  CLAUSE,
  /** The same behind a comma. */
  START;

  private static final List<Set<StatusWord>> KINDS = new ArrayList<>();
  private static final PhraseTable TABLE = read();

  /** A phrase at its place. */
  record PhraseMatch(int to, Set<StatusWord> kinds) {}

  /** The longest phrase that begins at this word; null if none does. */
  static @Nullable PhraseMatch longestAt(Words words, int from) {
    PhraseTable.Hit hit = TABLE.longestAt(words, from);
    return hit == null ? null : new PhraseMatch(hit.to(), KINDS.get(hit.phrase()));
  }

  private static PhraseTable read() {
    Map<List<String>, Set<StatusWord>> phrases = new LinkedHashMap<>();
    for (String line : ResourceLines.lines("status-page.txt")) {
      int colon = line.indexOf(':');
      StatusWord kind = valueOf(line.substring(0, colon));
      for (String phrase : line.substring(colon + 1).split(";")) {
        phrases
            .computeIfAbsent(
                List.of(phrase.strip().split(" +")), none -> EnumSet.noneOf(StatusWord.class))
            .add(kind);
      }
    }
    KINDS.addAll(phrases.values());
    return PhraseTable.of(new ArrayList<>(phrases.keySet()));
  }
}
