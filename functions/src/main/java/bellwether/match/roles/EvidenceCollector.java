package bellwether.match.roles;

import bellwether.domain.incident.Confidence;
import bellwether.match.roles.Cue.Verdict;
import bellwether.match.text.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Collects what an item's sentences say about one vendor, or about any name. */
public final class EvidenceCollector {
  /** Collects what is said about any name, not only vendors. */
  static final int ANY_NAME = -1;

  private final int vendor;
  private final List<Evidence> evidence = new ArrayList<>();
  private long stepCount;

  public EvidenceCollector(int vendor) {
    this.vendor = vendor;
  }

  public void collect(Sentence sentence, Words words) {
    if (sentence.chunks().stream().anyMatch(this::isSubject)) {
      collect(sentence, words, sentence.cues());
    }
  }

  private boolean isSubject(Chunk chunk) {
    return vendor == ANY_NAME ? chunk.isName() : chunk.vendors().contains(vendor);
  }

  private void collect(Sentence sentence, Words words, List<Cue> possible) {
    for (int i = 0; i < sentence.chunks().size(); i++) {
      Chunk chunk = sentence.chunks().get(i);
      if (!isSubject(chunk)) {
        continue;
      }
      String matched = words.rawText(chunk.from(), chunk.to());
      int first = sentence.firstInList(i);
      int last = sentence.lastInList(i);
      CueMatcher match = new CueMatcher(sentence, vendor);
      for (Cue cue : possible) {
        // What is said of a list is said of each of its members.
        if (match.matches(cue, i, i)
            || ((first < i || last > i) && match.matches(cue, first, last))) {
          evidence.add(new Evidence(cue, sentence, matched));
        }
      }
      stepCount += match.stepCount();
    }
  }

  /** The evidence with the most weight for a verdict; the earliest if equal. */
  Optional<Evidence> best(Verdict verdict) {
    return evidence.stream()
        .filter(one -> one.cue().verdict() == verdict)
        .reduce((a, b) -> b.weight() > a.weight() ? b : a);
  }

  /** All evidence for a verdict, the most weight first. */
  List<Evidence> ofVerdict(Verdict verdict) {
    return evidence.stream()
        .filter(one -> one.cue().verdict() == verdict)
        .sorted(Comparator.comparingInt(Evidence::weight).reversed())
        .toList();
  }

  /**
   * The confidence by title and lead if no rule gives the vendor a role: a retraction outweighs a
   * denial.
   */
  Confidence confidence() {
    return evidence.stream()
        .filter(one -> one.sentence().zone() != Sentence.Zone.BODY)
        .map(one -> one.cue().confidence())
        .max(Comparator.naturalOrder())
        .orElse(Confidence.CONFIRMED);
  }

  int weight(Verdict verdict) {
    return best(verdict).map(Evidence::weight).orElse(0);
  }

  /** The confidence by the evidence in one part of the item. */
  int weight(Verdict verdict, Sentence.Zone zone) {
    return evidence.stream()
        .filter(one -> one.cue().verdict() == verdict && one.sentence().zone() == zone)
        .mapToInt(Evidence::weight)
        .max()
        .orElse(0);
  }

  public long stepCount() {
    return stepCount;
  }
}
