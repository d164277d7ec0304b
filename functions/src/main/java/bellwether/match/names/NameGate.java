package bellwether.match.names;

import bellwether.match.text.Words;
import bellwether.match.text.Gap;

import bellwether.match.names.Name.Firmness;
import bellwether.match.names.Name.Sort;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Decides whether words that spell a vendor's name really mean the vendor. */
public final class NameGate {
  private final Words words;
  private final Spelling spelling;
  private final Neighbours neighbours;

  public NameGate(Words words) {
    this.words = words;
    this.spelling = new Spelling(words);
    this.neighbours = new Neighbours(words);
  }

  /** How well a hit stands alone. */
  public Standing standing(Hit hit) {
    Name name = hit.name();
    if (name.sort() == Sort.DOMAIN) {
      return spelling.isHost(hit) ? Standing.HOST : Standing.IN_ADDRESS;
    }
    if (!spelling.fitsAround(hit) || (name.possessive() && !words.get(hit.to() - 1).possessive())) {
      return Standing.IN_WORD;
    }
    if (hit.from() == 0 && hit.to() == words.size()) {
      return Standing.WHOLE_TEXT;
    }
    boolean single = name.words().size() == 1;
    if (!spelling.hasCapitals(hit)) {
      return name.firmness() == Firmness.DISTINCT && single ? Standing.DISTINCT : Standing.SMALL;
    }
    if (name.firmness() == Firmness.DISTINCT) {
      return Standing.DISTINCT;
    }
    if (single && neighbours.inLongerName(hit)) {
      return Standing.IN_LONGER_NAME;
    }
    if (name.sort() == Sort.PRODUCT) {
      return Standing.PRODUCT;
    }
    return !single || standsAsWord(hit) ? Standing.AS_NAME : Standing.ORDINARY;
  }

  /** Whether one capitalised word of the language is beyond doubt a name here. */
  private boolean standsAsWord(Hit hit) {
    if (neighbours.isThe(hit)) {
      return neighbours.speaks(hit);
    }
    boolean opens = hit.from() == 0 || words.get(hit.from()).gap() == Gap.END;
    boolean capitalTells = !neighbours.inHeadline() && !opens;
    int letters = hit.name().words().getFirst().length();
    if (letters == 1) {
      return neighbours.speaks(hit) && capitalTells;
    }
    if (hit.name().firmness() == Firmness.AMBIGUOUS) {
      return neighbours.hasCountry(hit)
          || (neighbours.speaks(hit) && (capitalTells || letters > 3))
          || (capitalTells && neighbours.isIntroduced(hit));
    }
    return capitalTells
        || hit.name().capitals()
        || words.get(hit.to() - 1).possessive()
        || (opens && neighbours.hasPeople(hit))
        || neighbours.speaks(hit)
        || neighbours.isIntroduced(hit);
  }

  /**
   * Whether a hit means its vendor: it stands alone, or another hit of the same vendor in the item
   * vouches for it.
   */
  public boolean keeps(Hit hit, Set<Integer> vouched) {
    Standing standing = standing(hit);
    return standing.isCertain() || (standing.isOpen() && vouched.contains(hit.name().vendor()));
  }

  /** Vendors that some hit names beyond doubt. */
  public Set<Integer> certain(List<Hit> hits) {
    return hits.stream()
        .filter(hit -> standing(hit).isCertain())
        .map(hit -> hit.name().vendor())
        .collect(Collectors.toCollection(HashSet::new));
  }
}
