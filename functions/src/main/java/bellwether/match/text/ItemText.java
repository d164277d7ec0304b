package bellwether.match.text;

import bellwether.domain.advisory.Advisory;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * An advisory's title and text as words, with what is no part of the story left out.
 *
 * @param year in which it was published, or seen where it gives no date
 */
public record ItemText(Words title, Words text, int year) {
  /** Signs that set a publisher's name off at the end of a title. */
  private static final List<String> PUBLISHER_SEPARATORS = List.of(" | ", " - ", " – ", " — ");

  private static final String BYLINE_START = "The post ";
  private static final String BYLINE_MARKER = " appeared ";
  private static final int MAX_BYLINE = 400;

  /** A publisher's name has at most so many words. */
  private static final int PUBLISHER_WORDS = 4;

  private static final Set<Tag> STATEMENT_TAGS =
      EnumSet.of(Tag.BREACH, Tag.STOLE, Tag.HIT, Tag.CLAIMS);

  private static final Set<String> NON_PUBLISHER_WORDS =
      Set.of("says", "said", "report", "reports", "live", "updated", "source", "sources");

  public static ItemText of(Advisory advisory) {
    int year =
        advisory.published() != null
            ? advisory.published().getYear()
            : advisory.seenAt().atOffset(ZoneOffset.UTC).getYear();
    return new ItemText(
        Words.of(withoutPublisher(advisory.title())),
        Words.of(withoutByline(advisory.text())),
        year);
  }

  /** The title alone. */
  public ItemText titleOnly() {
    return new ItemText(title, Words.of(""), year);
  }

  /** An item that tells only this. */
  public ItemText ofStory(String text) {
    return new ItemText(Words.of(""), Words.of(text), year);
  }

  /**
   * Cuts " - Motherboard" and " | Threatpost": behind a bar always, behind a dash only one or more
   * capitalised words that make no statement.
   */
  static String withoutPublisher(String title) {
    String kept = title;
    for (String sign : PUBLISHER_SEPARATORS) {
      int cut = kept.lastIndexOf(sign);
      if (cut > 0 && isPublisher(kept.substring(cut + sign.length()))) {
        kept = kept.substring(0, cut);
      }
    }
    return kept;
  }

  private static boolean isPublisher(String tail) {
    Words words = Words.of(tail);
    if (words.size() == 0 || words.size() > PUBLISHER_WORDS) {
      return false;
    }
    for (int i = 0; i < words.size(); i++) {
      Words.Word word = words.get(i);
      boolean small = word.folded().length() <= 3;
      if ((!word.capitalized() && !small) || NON_PUBLISHER_WORDS.contains(word.folded())) {
        return false;
      }
      if (!Collections.disjoint(STATEMENT_TAGS, Lexicon.tagsAt(words, i))) {
        return false;
      }
    }
    return true;
  }

  /** Cuts "The post TITLE appeared first on", which repeats the title and names the publisher. */
  public static String withoutByline(String text) {
    int from = text.lastIndexOf(BYLINE_START);
    int appeared = from < 0 ? -1 : text.indexOf(BYLINE_MARKER, from);
    return appeared > from && appeared - from < MAX_BYLINE
        ? text.substring(0, from) + text.substring(appeared + BYLINE_MARKER.length())
        : text;
  }
}
