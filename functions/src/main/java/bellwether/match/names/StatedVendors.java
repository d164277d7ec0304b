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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Finds vendors that a feed states in its fields, which is more certain than its text. */
public final class StatedVendors {
  /** Words in a product's name that precede what it integrates with. */
  private static final Set<String> INTEGRATION_WORDS =
      Set.of("for", "on", "with", "in", "to", "by");

  private static final String UNEXPLOITED_FLAW = "stated: a flaw of X, not exploited";

  private static final Rule MALWARE =
      Rule.confirmed(Role.SOURCE, "stated: the feed lists malware in X's own package");

  private final List<Vendor> vendors;
  private final NameIndex names;

  /** Created when first needed, because most lists get no advisories of packages. */
  private volatile @Nullable PackageOwners owners;

  /** A statement of the feed about a vendor. */
  private record Rule(Role role, Confidence confidence, String description) {
    static Rule of(Exploitation exploitation) {
      return switch (exploitation) {
        case NOT_STATED -> confirmed(Role.MENTIONED, UNEXPLOITED_FLAW);
        case IN_THE_WILD ->
            confirmed(Role.SOURCE, "stated: the feed lists X's product as exploited");
        case BY_RANSOMWARE ->
            confirmed(
                Role.SOURCE,
                "stated: the feed lists X's product as exploited in ransomware attacks");
      };
    }

    static Rule confirmed(Role role, String description) {
      return new Rule(role, Confidence.CONFIRMED, description);
    }
  }

  public StatedVendors(List<Vendor> vendors, NameIndex names) {
    this.vendors = vendors;
    this.names = names;
  }

  /**
   * Whether the feed states a vulnerability without exploitation, or malware, which concerns only
   * the publisher of the package. Other vendors are then only mentioned.
   */
  public static boolean isUnexploitedFlaw(StatedFacts stated) {
    return stated.victims().isEmpty()
        && stated.exploitation() == Exploitation.NOT_STATED
        && (stated.malware() || stated.hasProducts());
  }

  /** Converts a match in an advisory of an unexploited flaw to a mention. */
  public static Match toFlawMention(Match match) {
    return match.asMention(UNEXPLOITED_FLAW);
  }

  /** Converts a match that triggers an alert if the source retracts the whole advisory. */
  public static Match toRetraction(Match match) {
    return match.triggersAlert()
        ? match.asRetraction("stated: the source takes its record back")
        : match;
  }

  /** The matches by the index of their vendor; one that triggers an alert replaces a mention. */
  public Map<Integer, Match> matches(Advisory advisory) {
    Map<Integer, Match> found = new HashMap<>();
    StatedFacts stated = advisory.statedFacts();
    Rule victimRule =
        new Rule(
            Role.VICTIM,
            stated.claim() ? Confidence.ALLEGED : Confidence.CONFIRMED,
            "stated: the feed names X as the victim");
    for (String victim : stated.victims()) {
      vendorsNamed(victim).forEach(index -> add(found, index, victim, advisory, victimRule));
    }
    for (Product product : stated.products()) {
      Rule rule = Rule.of(product.exploitation());
      findMakers(product).forEach((index, name) -> add(found, index, name, advisory, rule));
    }
    Rule packageRule = stated.malware() ? MALWARE : Rule.of(stated.exploitation());
    for (PackageName packageName : stated.packages()) {
      owners()
          .of(packageName)
          .forEach(index -> add(found, index, packageName.name(), advisory, packageRule));
    }
    return found;
  }

  private void add(
      Map<Integer, Match> found, int index, String name, Advisory advisory, Rule rule) {
    Match match =
        new Match(
            vendors.get(index),
            rule.role,
            rule.confidence,
            name,
            advisory.title(),
            List.of(rule.description));
    found.merge(
        index, match, (old, next) -> !old.triggersAlert() && next.triggersAlert() ? next : old);
  }

  private PackageOwners owners() {
    PackageOwners known = owners;
    if (known == null) {
      known = new PackageOwners(vendors);
      owners = known;
    }
    return known;
  }

  /** The vendor that is stated as the maker, and vendors named in the name of the product. */
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
      int integration = integrationWord(words);
      hits.stream()
          .filter(hit -> gate.accepts(hit, certain) && hit.from() <= integration)
          .forEach(hit -> found.putIfAbsent(hit.name().vendorIndex(), name));
    }
    return found;
  }

  /** The first word that what it integrates with follows, as "for" in "Timesheets for Jira". */
  private static int integrationWord(Words words) {
    return IntStream.range(1, words.size())
        .filter(i -> INTEGRATION_WORDS.contains(words.folded(i)))
        .findFirst()
        .orElse(words.size());
  }

  private Set<Integer> vendorsNamed(String name) {
    Words words = Words.of(name);
    return names.find(words).stream()
        .filter(hit -> isWholeName(words, hit))
        .map(hit -> hit.name().vendorIndex())
        .collect(Collectors.toSet());
  }

  /** Whether there is only an article or a legal form besides the name. */
  private static boolean isWholeName(Words words, NameHit hit) {
    return (hit.from() == 0 || (hit.from() == 1 && words.folded(0).equals("the")))
        && IntStream.range(hit.to(), words.size())
            .allMatch(i -> NameVariants.isLegalForm(words.folded(i)));
  }
}
