package bellwether.match.names;

import bellwether.match.text.Words;
import bellwether.match.text.Separator;

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
  private final NeighborWords neighbours;

  public NameGate(Words words) {
    this.words = words;
    this.spelling = new Spelling(words);
    this.neighbours = new NeighborWords(words);
  }

  /** How well a hit stands alone. */
  public NameConfidence standing(NameHit hit) {
    Name name = hit.name();
    if (name.sort() == Sort.DOMAIN) {
      return spelling.isHost(hit) ? NameConfidence.HOST : NameConfidence.IN_ADDRESS;
    }
    if (!spelling.fitsAround(hit) || (name.possessive() && !words.get(hit.to() - 1).possessive())) {
      return NameConfidence.IN_WORD;
    }
    if (hit.from() == 0 && hit.to() == words.size()) {
      return NameConfidence.WHOLE_TEXT;
    }
    boolean single = name.words().size() == 1;
    if (!spelling.hasCapitals(hit)) {
      return name.firmness() == Firmness.DISTINCT && single ? NameConfidence.DISTINCT : NameConfidence.SMALL;
    }
    if (name.firmness() == Firmness.DISTINCT) {
      return NameConfidence.DISTINCT;
    }
    if (single && neighbours.inLongerName(hit)) {
      return NameConfidence.IN_LONGER_NAME;
    }
    if (name.sort() == Sort.PRODUCT) {
      return NameConfidence.PRODUCT;
    }
    return !single || standsAsWord(hit) ? NameConfidence.AS_NAME : NameConfidence.ORDINARY;
  }

  /** Whether one capitalised word of the language is beyond doubt a name here. */
  private boolean standsAsWord(NameHit hit) {
    if (neighbours.isThe(hit)) {
      return neighbours.speaks(hit);
    }
    boolean opens = hit.from() == 0 || words.get(hit.from()).gap() == Separator.END;
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
  public boolean keeps(NameHit hit, Set<Integer> vouched) {
    NameConfidence standing = standing(hit);
    return standing.isCertain() || (standing.isOpen() && vouched.contains(hit.name().vendor()));
  }

  /** Vendors that some hit names beyond doubt. */
  public Set<Integer> certain(List<NameHit> hits) {
    return hits.stream()
        .filter(hit -> standing(hit).isCertain())
        .map(hit -> hit.name().vendor())
        .collect(Collectors.toCollection(HashSet::new));
  }
}
