package bellwether.match.facts;

import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.Match;
import bellwether.domain.incident.Role;
import bellwether.match.text.PhraseMap;
import bellwether.match.text.Separator;
import bellwether.match.text.Words;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * An item with several unrelated stories, such as "In Other News" and weekly reviews: its title
 * lists topics without roles, and each paragraph is a story of its own.
 */
public final class Roundup {
  /** Two semicolons in a title separate three topics. */
  private static final int MIN_TITLE_SEMICOLONS = 2;

  /** A blank line, or a line break after punctuation or before a bullet, unlike wrapped lines. */
  private static final String PARAGRAPH_BREAK = "\n\n|(?<=[.!?:;])\n|\n(?=[-*•])";

  private static final PhraseMap<String> TITLE_PHRASES = PhraseMap.ofLines("roundups.txt");

  private Roundup() {}

  /** Whether the title announces several stories. */
  public static boolean isRoundupTitle(Words title) {
    long semicolons =
        IntStream.range(0, title.size())
            .filter(i -> title.get(i).separator() == Separator.SEMICOLON)
            .count();
    return semicolons >= MIN_TITLE_SEMICOLONS || !TITLE_PHRASES.scan(title).isEmpty();
  }

  /**
   * The stories: paragraphs and list items, or the parts of a single paragraph between semicolons.
   */
  public static List<String> stories(String text) {
    String start = text.substring(0, Math.min(text.length(), Words.MAX_CHARS));
    List<String> paragraphs = split(start, PARAGRAPH_BREAK);
    return paragraphs.size() > 1 ? paragraphs : split(start, ";");
  }

  /** Converts a match in the title to a mention, because a topic has no role. */
  public static Match toTopicMention(Match match) {
    return new Match(
        match.vendor(),
        Role.MENTIONED,
        Confidence.CONFIRMED,
        match.matchedText(),
        match.sentence(),
        List.of("title: X in a list of topics"));
  }

  private static List<String> split(String text, String separator) {
    return Stream.of(text.split(separator)).filter(story -> !story.isBlank()).toList();
  }
}
