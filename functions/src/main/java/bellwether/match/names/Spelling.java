package bellwether.match.names;

import bellwether.match.names.Name.Distinctiveness;
import bellwether.match.text.CommonWords;
import bellwether.match.text.Lexicon;
import bellwether.match.text.Separator;
import bellwether.match.text.Tag;
import bellwether.match.text.WordSets;
import bellwether.match.text.Words;
import bellwether.match.text.Words.Word;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Checks how a text writes a name: its capitals, and the punctuation within and beside it. */
final class Spelling {
  /** Second parts of compounds whose first part is a name, as in "Yahoo-owned". */
  private static final Set<String> NAME_SUFFIXES = WordSets.get("name suffixes");

  private static final Pattern LISTED_SEPARATORS = Pattern.compile("[,\\[\\](){}]");

  private final Words words;

  Spelling(Words words) {
    this.words = words;
  }

  /** Whether a domain is a complete host name and not part of an address. */
  boolean isHostName(NameHit hit) {
    Separator before = words.get(hit.from()).separator();
    boolean ends = hit.to() == words.size() || words.get(hit.to()).separator() != Separator.DOT;
    return ends
        && before != Separator.AT
        && before != Separator.SLASH
        && before != Separator.DOT
        && IntStream.range(hit.from() + 1, hit.to())
            .mapToObj(i -> words.get(i).separator())
            .allMatch(separator -> separator == Separator.DOT || separator == Separator.HYPHEN);
  }

  /** Whether no punctuation within or beside the name makes it part of another word. */
  boolean hasWordBoundaries(NameHit hit) {
    Separator before = words.get(hit.from()).separator();
    boolean joined =
        switch (before) {
          case HYPHEN -> hit.from() > 0 && !words.get(hit.from() - 1).capitalized();
          case DOT -> !words.get(hit.from()).capitalized();
          case AT -> true;
          default -> false;
        };
    if ((hit.from() > 0 && joined) || !hasValidInnerSeparators(hit)) {
      return false;
    }
    if (hit.to() == words.size()) {
      return true;
    }
    Word after = words.get(hit.to());
    return switch (after.separator()) {
      case HYPHEN ->
          NAME_SUFFIXES.contains(after.folded())
              || isBreachWord(hit.to())
              || (after.capitalized()
                  && after.folded().length() > 3
                  && hit.name().distinctiveness() == Distinctiveness.DISTINCT);
      case DOT -> after.capitalized() && after.folded().length() > 1;
      case AT -> false;
      default -> true;
    };
  }

  /** The second part of "Okta-hack" and "Citrix-kwetsbaarheid". */
  private boolean isBreachWord(int index) {
    Set<Tag> tags = Lexicon.tagsAt(words, index);
    return tags.contains(Tag.BREACH) || tags.contains(Tag.FLAW);
  }

  /**
   * Whether no comma, quotation mark or the like separates the words of the name, unless the name
   * itself is listed with one, as "[24]7.ai" is.
   */
  private boolean hasValidInnerSeparators(NameHit hit) {
    return LISTED_SEPARATORS.matcher(hit.name().text()).find()
        || IntStream.range(hit.from() + 1, hit.to()).allMatch(this::hasValidSeparator);
  }

  private boolean hasValidSeparator(int index) {
    Separator separator = words.get(index).separator();
    return separator.compareTo(Separator.SLASH) <= 0
        || (separator == Separator.COMMA && NameVariants.isLegalForm(words.folded(index)));
  }

  /** Whether the name has the capitals that it is listed with. */
  boolean hasListedCapitals(NameHit hit) {
    Name name = hit.name();
    if (name.words().size() == 1) {
      Word word = words.get(hit.from());
      boolean isShort = name.words().getFirst().length() <= 4;
      return (name.allCaps() && isShort)
          ? word.allCaps()
          : hasCapitalOrDigit(words.original(hit.from()));
    }
    for (int i = hit.from(); i < hit.to(); i++) {
      if (words.folded(i).length() > 3
          && !hasCapitalOrDigit(words.original(i))
          && expectsCapital(name, i - hit.from())
          && (name.distinctiveness() != Distinctiveness.DISTINCT
              || !CommonWords.isCommon(words.folded(i)))) {
        return false;
      }
    }
    return hasCapitalOrDigit(words.rawText(hit.from(), hit.to()));
  }

  private static boolean expectsCapital(Name name, int index) {
    Words listed = Words.of(name.text());
    return index >= listed.size() || listed.get(index).capitalized();
  }

  static boolean hasCapitalOrDigit(String text) {
    return text.chars().anyMatch(c -> Character.isUpperCase(c) || Character.isDigit(c));
  }
}
