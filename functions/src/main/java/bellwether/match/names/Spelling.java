package bellwether.match.names;

import bellwether.match.names.Name.Distinctiveness;
import bellwether.match.text.CommonWords;
import bellwether.match.text.Lexicon;
import bellwether.match.text.Separator;
import bellwether.match.text.Tag;
import bellwether.match.text.Words;
import bellwether.match.text.Words.Word;
import java.util.Set;

/** Looks at how a text writes a name: its capitals, and the signs within and beside it. */
final class Spelling {
  /** Second halves of a compound that leave its first half a name: "Yahoo-owned". */
  private static final Set<String> NAME_SUFFIXES =
      Set.of(
          "owned",
          "related",
          "linked",
          "hosted",
          "made",
          "run",
          "operated",
          "managed",
          "issued",
          "affiliated",
          "built",
          "connected",
          "powered",
          "branded",
          "backed",
          "based",
          "like",
          "integrated",
          "supplied");

  private final Words words;

  Spelling(Words words) {
    this.words = words;
  }

  /** Whether a domain stands as a host name of its own, not within an address. */
  boolean isHostName(NameHit hit) {
    for (int i = hit.from() + 1; i < hit.to(); i++) {
      if (words.get(i).separator() != Separator.DOT
          && words.get(i).separator() != Separator.HYPHEN) {
        return false;
      }
    }
    Separator before = words.get(hit.from()).separator();
    boolean ends = hit.to() == words.size() || words.get(hit.to()).separator() != Separator.DOT;
    return ends && before != Separator.AT && before != Separator.SLASH && before != Separator.DOT;
  }

  /** Whether no sign within or beside the name makes it part of another word. */
  boolean hasWordBoundaries(NameHit hit) {
    Separator before = words.get(hit.from()).separator();
    boolean start = hit.from() == 0;
    if (!start && before == Separator.HYPHEN && !words.get(hit.from() - 1).capitalized()) {
      return false;
    }
    if (!start
        && (before == Separator.AT
            || (before == Separator.DOT && !words.get(hit.from()).capitalized()))) {
      return false;
    }
    if (!hasValidInnerSeparators(hit)) {
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

  /** "Okta-hack", "Citrix-kwetsbaarheid". */
  private boolean isBreachWord(int at) {
    Set<Tag> tags = Lexicon.english().tagsAt(words, at);
    return tags.contains(Tag.BREACH) || tags.contains(Tag.FLAW);
  }

  /** A name of several words is not torn apart by a comma or a quotation mark. */
  private boolean hasValidInnerSeparators(NameHit hit) {
    for (int i = hit.from() + 1; i < hit.to(); i++) {
      Separator gap = words.get(i).separator();
      boolean form = NameVariants.isLegalForm(words.folded(i));
      if (gap.compareTo(Separator.SLASH) > 0
          && !(form && gap == Separator.COMMA)
          && !hit.name().text().contains(",")) {
        return false;
      }
    }
    return true;
  }

  /** Whether the name has the capitals that it is listed with. */
  boolean hasListedCapitals(NameHit hit) {
    Name name = hit.name();
    if (name.words().size() == 1) {
      Word word = words.get(hit.from());
      boolean brief = name.words().getFirst().length() <= 4;
      return (name.allCaps() && brief)
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

  private static boolean hasCapitalOrDigit(String text) {
    return text.chars().anyMatch(c -> Character.isUpperCase(c) || Character.isDigit(c));
  }
}
