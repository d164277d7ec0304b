package bellwether.match;

import bellwether.domain.Advisory;
import bellwether.domain.Confidence;
import bellwether.domain.Exploitation;
import bellwether.domain.Match;
import bellwether.domain.Role;
import bellwether.domain.Stated;
import bellwether.domain.Vendor;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Vendors that a feed's format itself names, each with its part: no text can say it better. */
final class Statements {
  private final List<Vendor> vendors;
  private final NameIndex names;

  Statements(List<Vendor> vendors, NameIndex names) {
    this.vendors = vendors;
    this.names = names;
  }

  /** Whether the feed's format lists a vulnerability and says nothing of its being exploited. */
  static boolean isMereFlaw(Stated stated) {
    return stated.victims().isEmpty()
        && stated.exploitation() == Exploitation.NOT_STATED
        && (stated.vendor() != null || stated.product() != null);
  }

  /** Matches by the index of their vendor. */
  Map<Integer, Match> in(Advisory advisory) {
    Map<Integer, Match> found = new HashMap<>();
    Stated stated = advisory.stated();
    for (String victim : stated.victims()) {
      bearers(victim).forEach(index -> found.putIfAbsent(index, victim(index, victim, advisory)));
    }
    if (stated.exploitation() != Exploitation.NOT_STATED) {
      exploited(stated)
          .forEach((index, name) -> found.putIfAbsent(index, source(index, name, advisory)));
    }
    return found;
  }

  /** What the source of the whole record takes back, whoever is named in it. */
  static Match takenBack(Match match) {
    return match.alert() ? match.asRetraction("stated: the source takes its record back") : match;
  }

  private Match victim(int index, String name, Advisory advisory) {
    return new Match(
        vendors.get(index),
        Role.VICTIM,
        advisory.stated().claim() ? Confidence.ALLEGED : Confidence.CONFIRMED,
        name,
        advisory.title(),
        List.of("stated: the feed names X as the victim"));
  }

  private Match source(int index, String name, Advisory advisory) {
    boolean ransomware = advisory.stated().exploitation() == Exploitation.BY_RANSOMWARE;
    return new Match(
        vendors.get(index),
        Role.SOURCE,
        Confidence.CONFIRMED,
        name,
        advisory.title(),
        List.of(
            "stated: the feed lists X's product as exploited"
                + (ransomware ? " in ransomware attacks" : "")));
  }

  /** The maker under its whole name, and whoever is called as the product is. */
  private Map<Integer, String> exploited(Stated stated) {
    Map<Integer, String> found = new HashMap<>();
    if (stated.vendor() != null) {
      bearers(stated.vendor()).forEach(index -> found.put(index, stated.vendor()));
    }
    if (stated.product() != null) {
      Words words = Words.of(stated.product());
      List<Hit> hits = names.in(words);
      NameGate gate = new NameGate(words);
      Set<Integer> certain = new HashSet<>(gate.certain(hits));
      certain.addAll(found.keySet());
      hits.stream()
          .filter(hit -> gate.keeps(hit, certain))
          .forEach(hit -> found.putIfAbsent(hit.name().vendor(), stated.product()));
    }
    return found;
  }

  private Set<Integer> bearers(String name) {
    Words words = Words.of(name);
    Set<Integer> bearers = new TreeSet<>();
    if (words.size() > 0) {
      for (Hit hit : names.in(words)) {
        if (isWhole(words, hit)) {
          bearers.add(hit.name().vendor());
        }
      }
    }
    return bearers;
  }

  /** Whether nothing but an article or legal forms stands around the name. */
  private static boolean isWhole(Words words, Hit hit) {
    boolean begins = hit.from() == 0 || (hit.from() == 1 && words.folded(0).equals("the"));
    for (int i = hit.to(); i < words.size(); i++) {
      begins &= Names.isLegalForm(words.folded(i));
    }
    return begins;
  }
}
