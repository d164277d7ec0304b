package bellwether.match.names;

import bellwether.match.facts.IncidentTraits;
import bellwether.match.text.CommonWords;
import bellwether.match.text.Lexicon;
import bellwether.match.text.Separator;
import bellwether.match.text.Tag;
import bellwether.match.text.Words;
import bellwether.match.text.Words.Word;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** Looks at the words beside a name that is also an ordinary word. */
public final class NeighborWords {
  /** Words that may follow a company's name with a capital and leave it that company. */
  private static final Set<String> COMPANY_DESCRIPTORS =
      Set.of(
          "ceo",
          "cto",
          "ciso",
          "cfo",
          "coo",
          "chief",
          "inc",
          "corp",
          "corporation",
          "ltd",
          "limited",
          "plc",
          "llc",
          "group",
          "sa",
          "ag",
          "co",
          "technologies",
          "systems",
          "bank",
          "telecom",
          "belgium",
          "france",
          "uk",
          "us",
          "usa",
          "canada",
          "australia",
          "india",
          "germany",
          "japan",
          "spain",
          "italy",
          "europe",
          "america",
          "korea",
          "ireland",
          "china",
          "x",
          "twitter",
          "facebook",
          "linkedin");

  private static final Set<String> COUNTRY_CODES = Set.of("uk", "us", "usa", "uae");

  /** Verbs of which only somebody who can speak is the subject. */
  private static final Set<Tag> ACTOR_TAGS =
      EnumSet.of(Tag.SAYS, Tag.OWNS, Tag.DENIES, Tag.HIT, Tag.BREACH);

  /** Words that announce a name. */
  private static final Set<String> INTRODUCING_WORDS =
      Set.of(
          "at",
          "by",
          "from",
          "of",
          "on",
          "against",
          "via",
          "through",
          "maker",
          "giant",
          "firm",
          "company",
          "provider",
          "retailer",
          "carrier",
          "chain",
          "startup",
          "platform",
          "app",
          "vendor",
          "supplier",
          "airline",
          "bank",
          "insurer",
          "lender",
          "operator",
          "telecom",
          "telco",
          "service",
          "brand",
          "group",
          "bug",
          "breach",
          "hits",
          "hit",
          "hack",
          "targets");

  private final Words words;
  private final boolean headline;

  NeighborWords(Words words) {
    this.words = words;
    this.headline = isHeadline(words);
  }

  /** Whether the words are capitalised throughout, so that a capital tells nothing. */
  public static boolean isHeadline(Words words) {
    int long4 = 0;
    int capitals = 0;
    for (int i = 0; i < words.size(); i++) {
      if (words.folded(i).length() > 3) {
        long4++;
        capitals += words.get(i).capitalized() ? 1 : 0;
      }
    }
    return long4 >= 3 && capitals * 10 >= long4 * 7;
  }

  boolean inHeadline() {
    return headline;
  }

  /** "Target Hospitality", "Big Apple": the word is part of somebody else's name. */
  boolean isPartOfLongerName(NameHit hit) {
    if (hit.to() < words.size()) {
      Word after = words.get(hit.to());
      if (after.separator().isSpace()
          && after.capitalized()
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
    boolean opens = hit.from() == 1 || before.separator() == Separator.END;
    return before.capitalized()
        && !before.possessive()
        && !opens
        && !headline
        && !before.allCaps()
        && !isKnownWord(hit.from() - 1);
  }

  private boolean isKnownWord(int index) {
    return Lexicon.english().table().longestAt(words, index) != null
        || (headline && CommonWords.isMostCommon(words.folded(index)));
  }

  /** Whether the word does what only somebody can do, or suffers what only somebody can. */
  boolean isActor(NameHit hit) {
    if (hit.to() >= words.size() || !words.get(hit.to()).separator().isSpace()) {
      return false;
    }
    return !Collections.disjoint(ACTOR_TAGS, Lexicon.english().tagsAt(words, hit.to()));
  }

  /** Whether the word has customers, staff or accounts, as only a company has. */
  boolean isFollowedByPeople(NameHit hit) {
    return hit.to() < words.size()
        && words.get(hit.to()).separator().isSpace()
        && Lexicon.english().tagsAt(words, hit.to()).contains(Tag.PEOPLE);
  }

  /** "Three UK's customers": only a company is a country's. */
  boolean isFollowedByCountry(NameHit hit) {
    return hit.to() < words.size()
        && words.get(hit.to()).possessive()
        && words.get(hit.to()).separator().isSpace()
        && (COUNTRY_CODES.contains(words.folded(hit.to()))
            || IncidentTraits.isUnit(words, hit.to()));
  }

  boolean isIntroduced(NameHit hit) {
    return hit.from() > 0
        && words.get(hit.from()).separator().isSpace()
        && INTRODUCING_WORDS.contains(words.folded(hit.from() - 1));
  }

  /** Whether an article stands before the word. */
  boolean followsArticle(NameHit hit) {
    if (hit.from() == 0) {
      return false;
    }
    String before = words.folded(hit.from() - 1);
    return before.equals("the") || before.equals("a") || before.equals("an");
  }
}
