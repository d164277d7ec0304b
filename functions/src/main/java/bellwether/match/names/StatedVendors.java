package bellwether.match.names;

import bellwether.match.text.Words;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.incident.Confidence;
import bellwether.domain.advisory.Exploitation;
import bellwether.domain.vendor.Match;
import bellwether.domain.advisory.PackageName;
import bellwether.domain.advisory.Product;
import bellwether.domain.incident.Role;
import bellwether.domain.advisory.StatedFacts;
import bellwether.domain.vendor.Vendor;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Vendors that a feed's format itself names, each with its part: no text can say it better. */
public final class StatedVendors {
  /** Behind these a product's name says what else it works with. */
  private static final Set<String> WORKS_WITH = Set.of("for", "on", "with", "in", "to", "by");

  private static final String FLAW = "stated: a flaw of X, not exploited";

  private final List<Vendor> vendors;
  private final NameIndex names;

  /** Few lists ever see an advisory of packages: made when the first one comes. */
  private volatile @Nullable PackageOwners owners;

  public StatedVendors(List<Vendor> vendors, NameIndex names) {
    this.vendors = vendors;
    this.names = names;
  }

  /**
   * Whether the feed's format lists a vulnerability and says nothing of its being exploited, or
   * malware, which concerns the publisher of the package alone: whoever else is named, is so in
   * passing.
   */
  public static boolean isMereFlaw(StatedFacts stated) {
    return stated.victims().isEmpty()
        && stated.exploitation() == Exploitation.NOT_STATED
        && (stated.malware() || stated.concernsProducts());
  }

  /** The same vendor, named in a record of a flaw. */
  public static Match flaw(Match match) {
    return match.asMention(FLAW);
  }

  /** Matches by the index of their vendor. */
  public Map<Integer, Match> in(Advisory advisory) {
    Map<Integer, Match> found = new HashMap<>();
    Map<Integer, Match> mentioned = new HashMap<>();
    StatedFacts stated = advisory.stated();
    for (String victim : stated.victims()) {
      bearers(victim).forEach(index -> found.putIfAbsent(index, victim(index, victim, advisory)));
    }
    for (Product product : stated.products()) {
      boolean exploited = product.exploitation() != Exploitation.NOT_STATED;
      makers(product)
          .forEach((index, name) ->
              (exploited ? found : mentioned)
                  .putIfAbsent(index, concerned(index, name, advisory, product.exploitation())));
    }
    for (PackageName one : stated.packages()) {
      for (int owner : owners().of(one)) {
        (stated.malware() || stated.exploitation() != Exploitation.NOT_STATED ? found : mentioned)
            .putIfAbsent(owner, published(owner, one, advisory));
      }
    }
    mentioned.forEach(found::putIfAbsent);
    return found;
  }

  private PackageOwners owners() {
    PackageOwners made = owners;
    if (made == null) {
      made = PackageOwners.of(vendors);
      owners = made;
    }
    return made;
  }

  /** What the source of the whole record takes back, whoever is named in it. */
  public static Match takenBack(Match match) {
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

  private Match published(int index, PackageName one, Advisory advisory) {
    return advisory.stated().malware()
        ? source(index, one.name(), advisory, "stated: the feed lists malware in X's own package")
        : concerned(index, one.name(), advisory, advisory.stated().exploitation());
  }

  private Match concerned(int index, String name, Advisory advisory, Exploitation exploitation) {
    return switch (exploitation) {
      case NOT_STATED ->
          new Match(
              vendors.get(index),
              Role.MENTIONED,
              Confidence.CONFIRMED,
              name,
              advisory.title(),
              List.of(FLAW));
      case IN_THE_WILD ->
          source(index, name, advisory, "stated: the feed lists X's product as exploited");
      case BY_RANSOMWARE ->
          source(
              index,
              name,
              advisory,
              "stated: the feed lists X's product as exploited in ransomware attacks");
    };
  }

  private Match source(int index, String name, Advisory advisory, String rule) {
    return new Match(
        vendors.get(index),
        Role.SOURCE,
        Confidence.CONFIRMED,
        name,
        advisory.title(),
        List.of(rule));
  }

  /** The maker under its whole name, and whoever is called as the product is. */
  private Map<Integer, String> makers(Product product) {
    Map<Integer, String> found = new HashMap<>();
    String vendor = product.vendor();
    String name = product.name();
    if (vendor != null) {
      bearers(vendor).forEach(index -> found.put(index, vendor));
    }
    if (name != null) {
      Words words = Words.of(name);
      List<NameHit> hits = names.in(words);
      NameGate gate = new NameGate(words);
      Set<Integer> certain = new HashSet<>(gate.certain(hits));
      certain.addAll(found.keySet());
      hits.stream()
          .filter(hit -> gate.keeps(hit, certain) && !isWorkedWith(words, hit))
          .forEach(hit -> found.putIfAbsent(hit.name().vendor(), name));
    }
    return found;
  }

  /** As "Jira" in "Timesheets for Jira". */
  private static boolean isWorkedWith(Words words, NameHit hit) {
    for (int i = 1; i < hit.from(); i++) {
      if (WORKS_WITH.contains(words.folded(i))) {
        return true;
      }
    }
    return false;
  }

  private Set<Integer> bearers(String name) {
    Words words = Words.of(name);
    Set<Integer> bearers = new TreeSet<>();
    if (words.size() > 0) {
      for (NameHit hit : names.in(words)) {
        if (isWhole(words, hit)) {
          bearers.add(hit.name().vendor());
        }
      }
    }
    return bearers;
  }

  /** Whether nothing but an article or legal forms stands around the name. */
  private static boolean isWhole(Words words, NameHit hit) {
    boolean begins = hit.from() == 0 || (hit.from() == 1 && words.folded(0).equals("the"));
    for (int i = hit.to(); i < words.size(); i++) {
      begins &= NameVariants.isLegalForm(words.folded(i));
    }
    return begins;
  }
}
