package bellwether.match.statuspage;

import bellwether.match.text.PhraseMap;
import bellwether.match.text.Words;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The function of a phrase of {@code status-page.txt} on a vendor's status page. */
enum StatusWord {
  /** Reports a breach, as the lexicon's words for breaches do. */
  SECURITY,
  /** Reports a breach in news but not on a status page, such as "incident", "attack", "leak". */
  EVERYDAY,
  /** Says that others obtained data. */
  STOLEN,
  /** Says that something was done without the owner's permission. */
  UNASKED,
  /** Says that data was obtained, possibly with permission. */
  TAKEN,
  /** What customers keep private besides data. */
  OWNED,
  /** Says that a flaw was exploited. */
  EXPLOITED,
  NOT,
  /** Looks like a denial but is not. */
  PLAIN,
  /** Denies both what follows and what precedes. */
  UNRELATED,
  /** What follows is suspected, hypothetical or prevented, and has not happened. */
  AGAINST,
  /** What follows has happened before, as in "prevent further". */
  FURTHER,
  /** Makes what precedes the name of a feature, as in "ransomware protection". */
  FEATURE,
  /** Does so in a report of an outage, as in "breach alerts are delayed". */
  THING,
  /** Reports an outage. */
  OPERATION,
  DRILL,
  /** Attacks on availability alone. */
  FLOOD,
  /** Says that something was mistaken for malware. */
  MISTAKEN,
  /** Says that a message was wrong. */
  ERRONEOUS,
  HEDGE,
  /** A promise of a service, whose breach is not a security breach. */
  LEVEL,
  SEE,
  OTHERS,
  CUSTOMERS,
  BELONGING,
  UNAFFECTED,
  /** Begins a clause, which an earlier denial does not apply to. */
  CLAUSE,
  /** Begins a clause if it follows a comma. */
  START;

  private static final PhraseMap<Set<StatusWord>> PHRASES =
      PhraseMap.ofConstants("status-page.txt", StatusWord.class);

  /** The longest phrase that begins at this word; null if none does. */
  static PhraseMap.@Nullable Hit<Set<StatusWord>> longestAt(Words words, int from) {
    return PHRASES.longestAt(words, from);
  }
}
