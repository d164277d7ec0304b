package bellwether.match.roles;

import bellwether.match.text.Words;

import bellwether.domain.incident.Confidence;
import bellwether.match.roles.Cue.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Gathers all that an item's sentences say of one vendor, or of any name at all. */
public final class EvidenceCollector {
  /** Hears what is said of names that are no vendor's, too. */
  static final int ANYBODY = -1;

  private final int vendor;
  private final List<Evidence> evidence = new ArrayList<>();
  private long steps;

  public EvidenceCollector(int vendor) {
    this.vendor = vendor;
  }

  public void hear(Sentence sentence, Words words) {
    if (sentence.chunks().stream().anyMatch(this::isMine)) {
      hear(sentence, words, sentence.rules());
    }
  }

  private boolean isMine(Chunk chunk) {
    return vendor == ANYBODY ? chunk.name() : chunk.vendors().contains(vendor);
  }

  private void hear(Sentence sentence, Words words, List<Cue> possible) {
    for (int i = 0; i < sentence.chunks().size(); i++) {
      Chunk chunk = sentence.chunks().get(i);
      if (!isMine(chunk)) {
        continue;
      }
      String matched = words.raw(chunk.from(), chunk.to());
      int first = sentence.listFrom(i);
      int last = sentence.listTo(i);
      CueMatcher match = new CueMatcher(sentence, vendor);
      for (Cue cue : possible) {
        // What is said of a list is said of each of its members.
        if (match.fits(cue, i, i) || ((first < i || last > i) && match.fits(cue, first, last))) {
          evidence.add(new Evidence(cue, sentence, matched));
        }
      }
      steps += match.steps();
    }
  }

  /** The weightiest evidence for a verdict; the earliest of equals. */
  Optional<Evidence> best(Verdict verdict) {
    return evidence.stream()
        .filter(one -> one.cue().verdict() == verdict)
        .reduce((a, b) -> b.weight() > a.weight() ? b : a);
  }

  /** Every piece of evidence for a verdict, weightiest first. */
  List<Evidence> all(Verdict verdict) {
    return evidence.stream()
        .filter(one -> one.cue().verdict() == verdict)
        .sorted(Comparator.comparingInt(Evidence::weight).reversed())
        .toList();
  }

  /**
   * How sure title and lead leave us where no rule gives the vendor a part: a report taken back
   * says more than a denial beside it.
   */
  Confidence leaves() {
    return evidence.stream()
        .filter(one -> one.sentence().zone() != Sentence.Zone.BODY)
        .map(one -> one.cue().leaves())
        .max(Comparator.naturalOrder())
        .orElse(Confidence.CONFIRMED);
  }

  int weight(Verdict verdict) {
    return best(verdict).map(Evidence::weight).orElse(0);
  }

  /** The same of the evidence in one part of the item. */
  int weight(Verdict verdict, Sentence.Zone zone) {
    return evidence.stream()
        .filter(one -> one.cue().verdict() == verdict && one.sentence().zone() == zone)
        .mapToInt(Evidence::weight)
        .max()
        .orElse(0);
  }

  public long steps() {
    return steps;
  }
}
