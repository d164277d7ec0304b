package bellwether.match.names;

import bellwether.match.names.Name.Distinctiveness;
import bellwether.match.names.Name.Kind;
import bellwether.match.text.Separator;
import bellwether.match.text.Words;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Decides whether words that spell a vendor's name really mean the vendor. */
public final class NameGate {
  private final Words words;
  private final Spelling spelling;
  private final NeighborWords neighborWords;

  public NameGate(Words words) {
    this.words = words;
    this.spelling = new Spelling(words);
    this.neighborWords = new NeighborWords(words);
  }

  /** Assesses a hit by itself. */
  public NameConfidence assess(NameHit hit) {
    Name name = hit.name();
    if (name.kind() == Kind.DOMAIN) {
      return spelling.isHostName(hit) ? NameConfidence.HOST : NameConfidence.IN_ADDRESS;
    }
    if (!spelling.hasWordBoundaries(hit)
        || (name.possessive() && !words.get(hit.to() - 1).possessive())) {
      return NameConfidence.IN_WORD;
    }
    if (hit.from() == 0 && hit.to() == words.size()) {
      return NameConfidence.WHOLE_TEXT;
    }
    boolean single = name.words().size() == 1;
    if (!spelling.hasListedCapitals(hit)) {
      return name.distinctiveness() == Distinctiveness.DISTINCT && single
          ? NameConfidence.DISTINCT
          : NameConfidence.LOWER_CASE;
    }
    if (name.distinctiveness() == Distinctiveness.DISTINCT) {
      return NameConfidence.DISTINCT;
    }
    if (single && neighborWords.isPartOfLongerName(hit)) {
      return NameConfidence.IN_LONGER_NAME;
    }
    if (name.kind() == Kind.PRODUCT) {
      return NameConfidence.PRODUCT;
    }
    return !single || isUsedAsName(hit)
        ? NameConfidence.USED_AS_NAME
        : NameConfidence.ORDINARY_WORD;
  }

  /** Whether a capitalized ordinary word is certainly a name here. */
  private boolean isUsedAsName(NameHit hit) {
    if (neighborWords.followsArticle(hit)) {
      return neighborWords.isActor(hit);
    }
    boolean opensSentence = hit.from() == 0 || words.get(hit.from()).separator() == Separator.END;
    boolean distinctCapital = !neighborWords.inHeadline() && !opensSentence;
    int letters = hit.name().words().getFirst().length();
    if (letters == 1) {
      return neighborWords.isActor(hit) && distinctCapital;
    }
    if (hit.name().distinctiveness() == Distinctiveness.AMBIGUOUS) {
      return neighborWords.isFollowedByCountry(hit)
          || (neighborWords.isActor(hit) && (distinctCapital || letters > 3))
          || (distinctCapital && neighborWords.isIntroduced(hit));
    }
    return distinctCapital
        || hit.name().allCaps()
        || words.get(hit.to() - 1).possessive()
        || (opensSentence && neighborWords.isFollowedByPeople(hit))
        || neighborWords.isActor(hit)
        || neighborWords.isIntroduced(hit);
  }

  /** Whether a hit means its vendor, by itself or because another hit certainly does. */
  public boolean accepts(NameHit hit, Set<Integer> certainVendors) {
    NameConfidence confidence = assess(hit);
    return confidence.isCertain()
        || (confidence.isConditional() && certainVendors.contains(hit.name().vendorIndex()));
  }

  /** The vendors that a hit certainly means, by their index. */
  public Set<Integer> certainVendors(List<NameHit> hits) {
    return hits.stream()
        .filter(hit -> assess(hit).isCertain())
        .map(hit -> hit.name().vendorIndex())
        .collect(Collectors.toSet());
  }
}
