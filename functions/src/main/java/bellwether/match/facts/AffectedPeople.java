package bellwether.match.facts;

import bellwether.domain.advisory.Advisory;
import bellwether.match.text.ItemText;
import bellwether.match.text.Lexicon;
import bellwether.match.text.PhraseMap;
import bellwether.match.text.Tag;
import bellwether.match.text.WordSets;
import bellwether.match.text.Words;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Finds how many people or accounts a breach affects, as in "14 million customers". */
final class AffectedPeople {
  private static final Set<String> MULTIPLES = WordSets.get("multiples");
  private static final Set<Tag> EXPOSURE_TAGS = EnumSet.of(Tag.STOLE, Tag.BREACH, Tag.HIT);

  /** The first word of a number, with an abbreviated multiple or without: "70", "14m". */
  private static final Pattern START = Pattern.compile("\\d{1,12}(?:k|m|mn|bn)?");

  private static final Pattern GROUP = Pattern.compile("\\d{1,3}(?:k|m|mn|bn)?");
  private static final Set<String> GROUP_SEPARATORS = Set.of(",", ".", "'", "’");

  /** Years and small numbers are rarely a number of people whose data is exposed. */
  private static final Pattern YEAR_OR_SMALL = Pattern.compile("(?:19|20)\\d\\d|\\d{1,2}");

  /** How many words may stand between a number and the people: "14 million of its customers". */
  private static final int MAX_WORDS_BETWEEN = 3;

  private AffectedPeople() {}

  /** What the feed states in a field, or else what the title or the text says. */
  static Optional<String> of(Advisory advisory, ItemText item) {
    Long records = advisory.statedFacts().recordCount();
    return records != null
        ? Optional.of(String.format(Locale.ROOT, "%,d records", records))
        : find(item.title()).or(() -> find(item.text()));
  }

  private static Optional<String> find(Words words) {
    return IntStream.range(0, words.size())
        .filter(i -> START.matcher(words.folded(i)).matches())
        .mapToObj(i -> describe(words, i))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<String> describe(Words words, int start) {
    int end = start + 1;
    while (end < words.size() && continuesNumber(words, end)) {
      end++;
    }
    boolean hasMultiple = end < words.size() && MULTIPLES.contains(words.folded(end));
    String number = words.rawText(start, hasMultiple ? end + 1 : end);
    if (YEAR_OR_SMALL.matcher(number).matches()) {
      return Optional.empty();
    }
    int from = hasMultiple ? end + 1 : end;
    int sentence = words.sentence(start);
    return IntStream.rangeClosed(from, from + MAX_WORDS_BETWEEN)
        .filter(i -> i < words.size() && words.sentence(i) == sentence)
        .filter(i -> isPeople(words, i))
        .limit(1)
        .filter(_ -> isAboutExposure(words, start))
        .mapToObj(i -> number + " " + noun(words, i))
        .findFirst();
  }

  /** The noun at the end of a phrase such as "current and former employees". */
  private static String noun(Words words, int index) {
    PhraseMap.Hit<Set<Tag>> phrase = Lexicon.longestAt(words, index);
    return words.folded(phrase == null ? index : phrase.to() - 1);
  }

  private static boolean isPeople(Words words, int index) {
    return words.folded(index).equals("records")
        || Lexicon.tagsAt(words, index).contains(Tag.PEOPLE);
  }

  /** Whether the word is a further group of digits of the number before it, as in "70,000". */
  private static boolean continuesNumber(Words words, int index) {
    int end = words.end(index - 1);
    return GROUP.matcher(words.folded(index)).matches()
        && words.start(index) == end + 1
        && GROUP_SEPARATORS.contains(words.rawSubstring(end, end + 1));
  }

  /** A company's own size does not count, as in "the bank has 14 million customers". */
  private static boolean isAboutExposure(Words words, int index) {
    int sentence = words.sentence(index);
    return IntStream.range(0, words.size())
        .filter(i -> words.sentence(i) == sentence)
        .anyMatch(i -> !Collections.disjoint(EXPOSURE_TAGS, Lexicon.tagsAt(words, i)));
  }
}
