package bellwether.match.names;

import bellwether.match.facts.IncidentTraits;
import bellwether.match.text.CommonWords;
import bellwether.match.text.Lexicon;
import bellwether.match.text.Separator;
import bellwether.match.text.Tag;
import bellwether.match.text.WordSets;
import bellwether.match.text.Words;
import bellwether.match.text.Words.Word;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** Examines the words beside a name that is also an ordinary word. */
public final class NeighborWords {
  /** Words that may be capitalised after a company's name without making it another name. */
  private static final Set<String> COMPANY_DESCRIPTORS = WordSets.get("company descriptors");

  private static final Set<String> ARTICLES = Set.of("the", "a", "an");
  private static final Set<String> COUNTRY_CODES = Set.of("uk", "us", "usa", "uae");

  /** Verbs whose subject is a person or a company. */
  private static final Set<Tag> ACTOR_TAGS =
      EnumSet.of(Tag.SAYS, Tag.OWNS, Tag.DENIES, Tag.HIT, Tag.BREACH);

  /** Words that a name often follows. */
  private static final Set<String> INTRODUCING_WORDS = WordSets.get("introducing words");

  private final Words words;
  private final boolean headline;

  NeighborWords(Words words) {
    this.words = words;
    this.headline = isHeadline(words);
  }

  /** Whether most words are capitalised, so that a capital does not indicate a name. */
  public static boolean isHeadline(Words words) {
    int longWords = 0;
    int capitalized = 0;
    for (int i = 0; i < words.size(); i++) {
      if (words.folded(i).length() > 3) {
        longWords++;
        capitalized += words.get(i).capitalized() ? 1 : 0;
      }
    }
    return longWords >= 3 && capitalized * 10 >= longWords * 7;
  }

  boolean inHeadline() {
    return headline;
  }

  /** Whether the word is part of another name, as in "Target Hospitality" and "Big Apple". */
  boolean isPartOfLongerName(NameHit hit) {
    if (isFollowedBySpace(hit)) {
      Word after = words.get(hit.to());
      if (after.capitalized()
          && !words.get(hit.to() - 1).possessive()
          && !Character.isDigit(after.folded().charAt(0))
          && !COMPANY_DESCRIPTORS.contains(after.folded())
          && !isKnownWord(hit.to())) {
        return true;
      }
    }
    if (hit.from() == 0 || !words.get(hit.from()).separator().isSpace()) {
      return false;
    }
    Word before = words.get(hit.from() - 1);
    boolean opensSentence = hit.from() == 1 || before.separator() == Separator.END;
    return before.capitalized()
        && !before.possessive()
        && !opensSentence
        && !headline
        && !before.allCaps()
        && !isKnownWord(hit.from() - 1);
  }

  private boolean isKnownWord(int index) {
    return Lexicon.longestAt(words, index) != null
        || (headline && CommonWords.isMostCommon(words.folded(index)));
  }

  /** Whether the word is the subject of a verb that only a person or company can have. */
  boolean isActor(NameHit hit) {
    return isFollowedBySpace(hit)
        && !Collections.disjoint(ACTOR_TAGS, Lexicon.tagsAt(words, hit.to()));
  }

  /** Whether customers, staff or accounts follow, which only a company has. */
  boolean isFollowedByPeople(NameHit hit) {
    return isFollowedBySpace(hit) && Lexicon.tagsAt(words, hit.to()).contains(Tag.PEOPLE);
  }

  /** Whether a country in the possessive follows, as in "Three UK's customers". */
  boolean isFollowedByCountry(NameHit hit) {
    return isFollowedBySpace(hit)
        && words.get(hit.to()).possessive()
        && (COUNTRY_CODES.contains(words.folded(hit.to()))
            || IncidentTraits.isUnit(words, hit.to()));
  }

  private boolean isFollowedBySpace(NameHit hit) {
    return hit.to() < words.size() && words.get(hit.to()).separator().isSpace();
  }

  boolean isIntroduced(NameHit hit) {
    return hit.from() > 0
        && words.get(hit.from()).separator().isSpace()
        && INTRODUCING_WORDS.contains(words.folded(hit.from() - 1));
  }

  /** Whether an article precedes the word. */
  boolean followsArticle(NameHit hit) {
    return hit.from() > 0 && ARTICLES.contains(words.folded(hit.from() - 1));
  }
}
