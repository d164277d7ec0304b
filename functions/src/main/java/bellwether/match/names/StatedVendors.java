package bellwether.match.names;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.advisory.Exploitation;
import bellwether.domain.advisory.PackageName;
import bellwether.domain.advisory.Product;
import bellwether.domain.advisory.StatedFacts;
import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.Match;
import bellwether.domain.incident.Role;
import bellwether.domain.vendor.Vendor;
import bellwether.match.text.Words;
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
  private static final Set<String> INTEGRATION_WORDS =
      Set.of("for", "on", "with", "in", "to", "by");

  private static final String UNEXPLOITED_FLAW = "stated: a flaw of X, not exploited";

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
  public static boolean isUnexploitedFlaw(StatedFacts stated) {
    return stated.victims().isEmpty()
        && stated.exploitation() == Exploitation.NOT_STATED
        && (stated.malware() || stated.hasProducts());
  }

  /** The same vendor, named in a record of a flaw. */
  public static Match toFlawMention(Match match) {
    return match.asMention(UNEXPLOITED_FLAW);
  }

  /** Matches by the index of their vendor. */
  public Map<Integer, Match> matches(Advisory advisory) {
    Map<Integer, Match> found = new HashMap<>();
    Map<Integer, Match> mentioned = new HashMap<>();
    StatedFacts stated = advisory.statedFacts();
    for (String victim : stated.victims()) {
      vendorsNamed(victim)
          .forEach(index -> found.putIfAbsent(index, victimMatch(index, victim, advisory)));
    }
    for (Product product : stated.products()) {
      boolean exploited = product.exploitation() != Exploitation.NOT_STATED;
      findMakers(product)
          .forEach((index, name) ->
              (exploited ? found : mentioned)
                  .putIfAbsent(
                      index, affectedMatch(index, name, advisory, product.exploitation())));
    }
    for (PackageName packageName : stated.packages()) {
      for (int owner : owners().of(packageName)) {
        (stated.malware() || stated.exploitation() != Exploitation.NOT_STATED ? found : mentioned)
            .putIfAbsent(owner, publisherMatch(owner, packageName, advisory));
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
  public static Match toRetraction(Match match) {
    return match.triggersAlert()
        ? match.asRetraction("stated: the source takes its record back")
        : match;
  }

  private Match victimMatch(int index, String name, Advisory advisory) {
    return new Match(
        vendors.get(index),
        Role.VICTIM,
        advisory.statedFacts().claim() ? Confidence.ALLEGED : Confidence.CONFIRMED,
        name,
        advisory.title(),
        List.of("stated: the feed names X as the victim"));
  }

  private Match publisherMatch(int index, PackageName packageName, Advisory advisory) {
    return advisory.statedFacts().malware()
        ? sourceMatch(
            index,
            packageName.name(),
            advisory,
            "stated: the feed lists malware in X's own package")
        : affectedMatch(index, packageName.name(), advisory, advisory.statedFacts().exploitation());
  }

  private Match affectedMatch(
      int index, String name, Advisory advisory, Exploitation exploitation) {
    return switch (exploitation) {
      case NOT_STATED ->
          new Match(
              vendors.get(index),
              Role.MENTIONED,
              Confidence.CONFIRMED,
              name,
              advisory.title(),
              List.of(UNEXPLOITED_FLAW));
      case IN_THE_WILD ->
          sourceMatch(index, name, advisory, "stated: the feed lists X's product as exploited");
      case BY_RANSOMWARE ->
          sourceMatch(
              index,
              name,
              advisory,
              "stated: the feed lists X's product as exploited in ransomware attacks");
    };
  }

  private Match sourceMatch(int index, String name, Advisory advisory, String rule) {
    return new Match(
        vendors.get(index),
        Role.SOURCE,
        Confidence.CONFIRMED,
        name,
        advisory.title(),
        List.of(rule));
  }

  /** The maker under its whole name, and whoever is called as the product is. */
  private Map<Integer, String> findMakers(Product product) {
    Map<Integer, String> found = new HashMap<>();
    String vendor = product.vendor();
    String name = product.name();
    if (vendor != null) {
      vendorsNamed(vendor).forEach(index -> found.put(index, vendor));
    }
    if (name != null) {
      Words words = Words.of(name);
      List<NameHit> hits = names.find(words);
      NameGate gate = new NameGate(words);
      Set<Integer> certain = new HashSet<>(gate.certainVendors(hits));
      certain.addAll(found.keySet());
      hits.stream()
          .filter(hit -> gate.accepts(hit, certain) && !isIntegrationTarget(words, hit))
          .forEach(hit -> found.putIfAbsent(hit.name().vendorIndex(), name));
    }
    return found;
  }

  /** As "Jira" in "Timesheets for Jira". */
  private static boolean isIntegrationTarget(Words words, NameHit hit) {
    for (int i = 1; i < hit.from(); i++) {
      if (INTEGRATION_WORDS.contains(words.folded(i))) {
        return true;
      }
    }
    return false;
  }

  private Set<Integer> vendorsNamed(String name) {
    Words words = Words.of(name);
    Set<Integer> bearers = new TreeSet<>();
    if (words.size() > 0) {
      for (NameHit hit : names.find(words)) {
        if (isWholeName(words, hit)) {
          bearers.add(hit.name().vendorIndex());
        }
      }
    }
    return bearers;
  }

  /** Whether nothing but an article or legal forms stands around the name. */
  private static boolean isWholeName(Words words, NameHit hit) {
    boolean begins = hit.from() == 0 || (hit.from() == 1 && words.folded(0).equals("the"));
    for (int i = hit.to(); i < words.size(); i++) {
      begins &= NameVariants.isLegalForm(words.folded(i));
    }
    return begins;
  }
}
