package bellwether.match.text;

import bellwether.domain.advisory.Advisory;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** An advisory's title and text as words, without the publisher's name and byline. */
public record ItemText(Words title, Words text) {
  /** Separators before a publisher's name at the end of a title. */
  private static final List<String> PUBLISHER_SEPARATORS = List.of(" | ", " - ", " – ", " — ");

  private static final String BYLINE_START = "The post ";
  private static final String BYLINE_MARKER = " appeared ";
  private static final int MAX_BYLINE = 400;

  private static final int MAX_PUBLISHER_WORDS = 4;

  private static final Set<Tag> STATEMENT_TAGS =
      EnumSet.of(Tag.BREACH, Tag.STOLE, Tag.HIT, Tag.CLAIMS);

  private static final Set<String> NON_PUBLISHER_WORDS =
      Set.of("says", "said", "report", "reports", "live", "updated", "source", "sources");

  public static ItemText of(Advisory advisory) {
    return new ItemText(
        Words.of(withoutPublisher(advisory.title())), Words.of(withoutByline(advisory.text())));
  }

  public ItemText titleOnly() {
    return new ItemText(title, Words.of(""));
  }

  /** The same item with only this text. */
  public ItemText ofStory(String text) {
    return new ItemText(Words.of(""), Words.of(text));
  }

  /** Removes endings such as " - Motherboard" and " | Threatpost". */
  private static String withoutPublisher(String title) {
    String result = title;
    for (String separator : PUBLISHER_SEPARATORS) {
      int end = result.lastIndexOf(separator);
      if (end > 0 && isPublisher(result.substring(end + separator.length()))) {
        result = result.substring(0, end);
      }
    }
    return result;
  }

  /** Whether these are a few capitalized words without a statement. */
  private static boolean isPublisher(String ending) {
    Words words = Words.of(ending);
    return words.size() > 0
        && words.size() <= MAX_PUBLISHER_WORDS
        && IntStream.range(0, words.size()).allMatch(i -> mayBeOfPublisher(words, i));
  }

  private static boolean mayBeOfPublisher(Words words, int index) {
    Words.Word word = words.get(index);
    return (word.capitalized() || word.folded().length() <= 3)
        && !NON_PUBLISHER_WORDS.contains(word.folded())
        && Collections.disjoint(STATEMENT_TAGS, Lexicon.tagsAt(words, index));
  }

  /** Removes "The post TITLE appeared", which repeats the title. */
  public static String withoutByline(String text) {
    int from = text.lastIndexOf(BYLINE_START);
    int appeared = from < 0 ? -1 : text.indexOf(BYLINE_MARKER, from);
    return appeared > from && appeared - from < MAX_BYLINE
        ? text.substring(0, from) + text.substring(appeared + BYLINE_MARKER.length())
        : text;
  }
}
