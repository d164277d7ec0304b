package bellwether.match;

import bellwether.match.Name.Firmness;
import bellwether.match.Name.Sort;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Decides whether words that spell a vendor's name really mean the vendor. */
final class NameGate {
  private final Words words;
  private final Spelling spelling;
  private final Neighbours neighbours;

  NameGate(Words words) {
    this.words = words;
    this.spelling = new Spelling(words);
    this.neighbours = new Neighbours(words);
  }

  /**
   * How well a hit stands alone.
   *
   * @return 0 if it cannot be the vendor, 1 if only with evidence elsewhere in the item, 2 if it is
   */
  int standing(Hit hit) {
    Name name = hit.name();
    if (name.sort() == Sort.DOMAIN) {
      return spelling.isHost(hit) ? 2 : 0;
    }
    if (!spelling.fitsAround(hit) || (name.possessive() && !words.get(hit.to() - 1).possessive())) {
      return 0;
    }
    if (hit.from() == 0 && hit.to() == words.size()) {
      return 2;
    }
    boolean single = name.words().size() == 1;
    if (!spelling.hasCapitals(hit)) {
      return name.firmness() == Firmness.DISTINCT && single ? 2 : 0;
    }
    if (name.firmness() == Firmness.DISTINCT) {
      return 2;
    }
    if (single && neighbours.inLongerName(hit)) {
      return 0;
    }
    if (name.sort() == Sort.PRODUCT) {
      return 1;
    }
    return !single || standsAsWord(hit) ? 2 : 1;
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
      return (neighbours.speaks(hit) && (capitalTells || letters > 3))
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
   * The hits that mean their vendor: those that stand alone, and those that another hit of the same
   * vendor in the item vouches for.
   */
  static List<Hit> kept(NameGate gate, List<Hit> hits, Set<Integer> vouched) {
    return hits.stream()
        .filter(hit -> {
          int standing = gate.standing(hit);
          return standing == 2 || (standing == 1 && vouched.contains(hit.name().vendor()));
        })
        .toList();
  }

  /** Vendors that some hit names beyond doubt. */
  Set<Integer> certain(List<Hit> hits) {
    Set<Integer> certain = new HashSet<>();
    for (Hit hit : hits) {
      if (standing(hit) == 2) {
        certain.add(hit.name().vendor());
      }
    }
    return certain;
  }
}
