package bellwether.match.names;

import bellwether.domain.advisory.PackageName;
import bellwether.domain.advisory.Publisher;
import bellwether.domain.vendor.Vendor;
import bellwether.match.names.Name.Distinctiveness;
import bellwether.match.names.Name.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds the vendors that own packages. Anyone may use a vendor's name in the name of a package, so
 * only a name that its registry gives to one publisher counts, or the whole name.
 */
final class PackageOwners {
  /** Second-level labels below a country code, as in example.co.uk. */
  private static final Set<String> SECOND_LEVEL =
      Set.of("ac", "co", "com", "edu", "go", "gov", "ne", "net", "or", "org");

  /** Vendors by names of accounts: those of the company, and the label of its domain. */
  private final Map<String, Set<Integer>> accounts = new HashMap<>();

  /** Vendors by names of packages: those of the company and of its products. */
  private final Map<String, Set<Integer>> packages = new HashMap<>();

  private final Map<String, Set<Integer>> domains = new HashMap<>();

  /** Each vendor's excluded phrases, after its index. */
  private final Set<String> excluded = new HashSet<>();

  PackageOwners(List<Vendor> vendors) {
    for (int i = 0; i < vendors.size(); i++) {
      NameVariants.of(i, vendors.get(i)).forEach(this::add);
    }
  }

  private void add(Name name) {
    if (name.kind() == Kind.DOMAIN) {
      String host = name.text().toLowerCase(Locale.ROOT);
      put(domains, host, name);
      put(accounts, host.replace('.', '-'), name);
      String label = registeredLabel(host);
      if (host.startsWith(label + ".")) {
        put(accounts, label, name);
      }
      return;
    }
    List<String> words = name.words().stream().filter(word -> !word.equals("&")).toList();
    for (String form : List.of(String.join("", words), String.join("-", words))) {
      if (name.kind() == Kind.EXCLUDED) {
        excluded.add(name.vendorIndex() + " " + form);
        continue;
      }
      boolean ambiguous = name.distinctiveness() == Distinctiveness.AMBIGUOUS;
      if (name.kind() != Kind.PRODUCT || !ambiguous) {
        put(accounts, form, name);
      }
      if (!ambiguous) {
        put(packages, form, name);
      }
    }
  }

  private static void put(Map<String, Set<Integer>> map, String form, Name name) {
    if (form.length() > 1) {
      map.computeIfAbsent(form, _ -> new TreeSet<>()).add(name.vendorIndex());
    }
  }

  /** The vendors that own the package, by their index. */
  List<Integer> of(PackageName packageName) {
    Set<Integer> owners =
        switch (packageName.publisher()) {
          case Publisher.Account(var name) -> accounts.getOrDefault(normalize(name), Set.of());
          case Publisher.Unscoped(var name) -> packages.getOrDefault(normalize(name), Set.of());
          case Publisher.Domain(var host) -> ownersOfHost(host);
        };
    return owners.stream().filter(owner -> !isExcluded(owner, packageName)).toList();
  }

  private Set<Integer> ownersOfHost(String host) {
    Set<Integer> owners =
        new TreeSet<>(accounts.getOrDefault(normalize(registeredLabel(host)), Set.of()));
    for (String domain = host; domain.contains("."); ) {
      owners.addAll(domains.getOrDefault(domain, Set.of()));
      domain = domain.substring(domain.indexOf('.') + 1);
    }
    return owners;
  }

  private boolean isExcluded(int owner, PackageName packageName) {
    String name = normalize(packageName.name());
    String last = normalize(packageName.name().substring(packageName.name().lastIndexOf('/') + 1));
    return excluded.contains(owner + " " + name) || excluded.contains(owner + " " + last);
  }

  /** The registered label, which is "acme" in go.acme.dev and acme.co.uk. */
  private static String registeredLabel(String host) {
    List<String> labels = new ArrayList<>(List.of(host.split("\\.")));
    if (labels.size() < 2) {
      return host;
    }
    boolean country = labels.removeLast().length() == 2;
    if (country && labels.size() > 1 && SECOND_LEVEL.contains(labels.getLast())) {
      labels.removeLast();
    }
    return labels.getLast();
  }

  /** Converts to lower case and replaces everything but letters and digits by hyphens. */
  private static String normalize(String name) {
    return name.toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}]+", "-")
        .replaceAll("^-|-$", "");
  }
}
