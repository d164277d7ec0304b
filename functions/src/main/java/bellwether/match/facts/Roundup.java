package bellwether.match.facts;

import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.Match;
import bellwether.domain.incident.Role;
import bellwether.match.text.PhraseTable;
import bellwether.match.text.ResourceLines;
import bellwether.match.text.Separator;
import bellwether.match.text.Words;
import java.util.ArrayList;
import java.util.List;

/**
 * An item with several unrelated stories, such as "In Other News" and weekly reviews: its title
 * lists topics without roles, and each paragraph is a story of its own.
 */
public final class Roundup {
  /** Two semicolons in a title separate three topics. */
  private static final int MIN_TITLE_SEMICOLONS = 2;

  /** A blank line, or a line break that no mail program made: after a period or before a bullet. */
  private static final String PARAGRAPH_BREAK = "\n\n|(?<=[.!?:;])\n|\n(?=[-*•])";

  private static final List<List<String>> TITLE_PHRASES = new ArrayList<>();

  static {
    for (String line : ResourceLines.lines("roundups.txt")) {
      TITLE_PHRASES.add(List.of(line.split(" +")));
    }
  }

  private static final PhraseTable TABLE = PhraseTable.of(TITLE_PHRASES);

  private Roundup() {}

  /** Whether the title announces several stories. */
  public static boolean isRoundupTitle(Words title) {
    int semicolons = 0;
    for (int i = 0; i < title.size(); i++) {
      semicolons += title.get(i).separator() == Separator.SEMICOLON ? 1 : 0;
    }
    return semicolons >= MIN_TITLE_SEMICOLONS || !TABLE.scan(title).isEmpty();
  }

  /**
   * The stories: paragraphs and list items, or the parts of a single paragraph between semicolons.
   */
  public static List<String> stories(String text) {
    String read = text.length() <= Words.MAX_CHARS ? text : text.substring(0, Words.MAX_CHARS);
    List<String> paragraphs = split(read, PARAGRAPH_BREAK);
    return paragraphs.size() > 1 ? paragraphs : split(read, ";");
  }

  /** The mention that a topic of the title is. */
  public static Match toTopicMention(Match match) {
    return new Match(
        match.vendor(),
        Role.MENTIONED,
        Confidence.CONFIRMED,
        match.matchedText(),
        match.sentence(),
        List.of("title: X in a list of topics"));
  }

  private static List<String> split(String text, String sign) {
    return List.of(text.split(sign)).stream().filter(piece -> !piece.isBlank()).toList();
  }
}
