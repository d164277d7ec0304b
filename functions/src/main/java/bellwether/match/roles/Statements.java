package bellwether.match.roles;

import bellwether.domain.advisory.RoleProbabilities;
import bellwether.domain.incident.Confidence;
import bellwether.match.text.PhraseMap;
import bellwether.match.text.Tag;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the title and the lead say of the breach: that it is claimed, denied, retracted or old.
 *
 * <p>By words and not by the model, which has seen too few denials and claims to tell them better.
 *
 * @param claimed whether only the attackers or unnamed sources report it
 * @param denied whether somebody says that it did not happen
 * @param retracted whether a report of it is taken back
 * @param old whether the title looks back at a breach of years ago
 */
record Statements(boolean claimed, boolean denied, boolean retracted, boolean old) {
  private static final PhraseMap<String> LOOKING_BACK = PhraseMap.ofLines("looking-back.txt");

  /** Sentences of the text that count, if they name the vendor. */
  private static final int LEAD_SENTENCES = 3;

  /** Fewer than one in 20 items with this probability deny a breach, whatever their words are. */
  private static final double MIN_DENIED = .05;

  static Statements of(Sentence title, List<Sentence> text) {
    List<Sentence> named =
        Stream.concat(
                Stream.of(title), text.stream().limit(LEAD_SENTENCES).filter(Sentence::namesVendor))
            .toList();
    List<Sentence> first = named.subList(0, Math.min(named.size(), 2));
    return new Statements(
        hasTag(first, Tag.CLAIMS) && !hasTag(first, Tag.OWNS),
        hasTag(named, Tag.DENIES),
        named.stream().anyMatch(Sentence::retracts),
        !LOOKING_BACK.scan(title.words()).isEmpty());
  }

  private static boolean hasTag(List<Sentence> sentences, Tag tag) {
    return sentences.stream().anyMatch(sentence -> sentence.hasTag(tag));
  }

  /** Why the vendor is only mentioned whatever the model reads; empty if the model decides. */
  Optional<String> override() {
    if (retracted) {
      return Optional.of("the report is taken back");
    }
    return old ? Optional.of("the title looks back at a breach of years ago") : Optional.empty();
  }

  /** Empty if the item neither denies nor retracts a breach. */
  Optional<Confidence> contradiction(RoleProbabilities probabilities) {
    if (retracted) {
      return Optional.of(Confidence.RETRACTED);
    }
    return denied && probabilities.denied() >= MIN_DENIED
        ? Optional.of(Confidence.DISPUTED)
        : Optional.empty();
  }
}
