package bellwether.match.names;

import bellwether.match.text.Words;
import bellwether.match.text.Separator;
import bellwether.match.text.Tag;
import bellwether.match.text.Lexicon;
import bellwether.match.text.CommonWords;

import bellwether.match.names.Name.Firmness;
import bellwether.match.text.Words.Word;
import java.util.Set;

/** Looks at how a text writes a name: its capitals, and the signs within and beside it. */
final class Spelling {
  /** Second halves of a compound that leave its first half a name: "Yahoo-owned". */
  private static final Set<String> NAME_TAILS =
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
  boolean isHost(NameHit hit) {
    for (int i = hit.from() + 1; i < hit.to(); i++) {
      if (words.get(i).gap() != Separator.DOT && words.get(i).gap() != Separator.HYPHEN) {
        return false;
      }
    }
    Separator before = words.get(hit.from()).gap();
    boolean ends = hit.to() == words.size() || words.get(hit.to()).gap() != Separator.DOT;
    return ends && before != Separator.AT && before != Separator.SLASH && before != Separator.DOT;
  }

  /** Whether no sign within or beside the name makes it part of another word. */
  boolean fitsAround(NameHit hit) {
    Separator before = words.get(hit.from()).gap();
    boolean start = hit.from() == 0;
    if (!start && before == Separator.HYPHEN && !words.get(hit.from() - 1).capital()) {
      return false;
    }
    if (!start && (before == Separator.AT || (before == Separator.DOT && !words.get(hit.from()).capital()))) {
      return false;
    }
    if (!hasInnerGaps(hit)) {
      return false;
    }
    if (hit.to() == words.size()) {
      return true;
    }
    Word after = words.get(hit.to());
    return switch (after.gap()) {
      case HYPHEN ->
          NAME_TAILS.contains(after.folded())
              || tellsOfBreach(hit.to())
              || (after.capital()
                  && after.folded().length() > 3
                  && hit.name().firmness() == Firmness.DISTINCT);
      case DOT -> after.capital() && after.folded().length() > 1;
      case AT -> false;
      default -> true;
    };
  }

  /** "Okta-hack", "Citrix-kwetsbaarheid". */
  private boolean tellsOfBreach(int at) {
    Set<Tag> tags = Lexicon.english().tagsAt(words, at);
    return tags.contains(Tag.BREACH) || tags.contains(Tag.FLAW);
  }

  /** A name of several words is not torn apart by a comma or a quotation mark. */
  private boolean hasInnerGaps(NameHit hit) {
    for (int i = hit.from() + 1; i < hit.to(); i++) {
      Separator gap = words.get(i).gap();
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
  boolean hasCapitals(NameHit hit) {
    Name name = hit.name();
    if (name.words().size() == 1) {
      Word word = words.get(hit.from());
      boolean brief = name.words().getFirst().length() <= 4;
      return (name.capitals() && brief) ? word.capitals() : anyCapital(words.exact(hit.from()));
    }
    for (int i = hit.from(); i < hit.to(); i++) {
      if (words.folded(i).length() > 3
          && !anyCapital(words.exact(i))
          && wantsCapital(name, i - hit.from())
          && (name.firmness() != Firmness.DISTINCT || !CommonWords.isCommon(words.folded(i)))) {
        return false;
      }
    }
    return anyCapital(words.raw(hit.from(), hit.to()));
  }

  private static boolean wantsCapital(Name name, int index) {
    Words listed = Words.of(name.text());
    return index >= listed.size() || listed.get(index).capital();
  }

  private static boolean anyCapital(String text) {
    return text.chars().anyMatch(c -> Character.isUpperCase(c) || Character.isDigit(c));
  }
}
