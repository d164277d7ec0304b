package bellwether.app.discover.source;

import bellwether.domain.vendor.Vendor;
import bellwether.match.names.VendorIdentity;
import bellwether.slack.block.ResourceTable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the vendor from the label of an application, which administrators may edit. */
final class AppName {
  /** Editions, environments and protocols that administrators write behind a name. */
  private static final Set<String> ADDITIONS =
      Set.of(
          "sso",
          "saml",
          "oidc",
          "oauth",
          "scim",
          "swa",
          "app",
          "login",
          "web",
          "prod",
          "production",
          "test",
          "testing",
          "dev",
          "development",
          "staging",
          "stage",
          "sandbox",
          "uat",
          "qa",
          "eu",
          "us",
          "uk",
          "emea",
          "apac",
          "global",
          "enterprise",
          "business",
          "premium",
          "pro",
          "plus",
          "standard",
          "cloud",
          "online",
          "suite",
          "new",
          "old",
          "legacy",
          "integration",
          "connector",
          "admin",
          "federation",
          "account",
          "organization",
          "2",
          "2.0");

  /** Vendors by the key of an application's name. */
  private static final Map<String, String> VENDORS =
      ResourceTable.rows(AppName.class, "app-names.txt").stream()
          .collect(Collectors.toMap(row -> Vendor.key(row.get(0)), row -> row.get(1)));

  private static final Pattern REMARK = Pattern.compile("\\s*[(\\[][^()\\[\\]]*[)\\]]\\s*$");
  private static final Pattern BLANKS = Pattern.compile("[\\s_]+");
  private static final Pattern SUFFIX = Pattern.compile("\\s+[-–—:|]\\s+");

  private AppName() {}

  /**
   * The well-known vendor of the label; empty if there is none. Only additions may follow the name
   * of a vendor or product, so that "Slack Invite Bot" is not Slack.
   */
  static Optional<VendorIdentity> wellKnown(String label) {
    return candidates(label).stream()
        .filter(name -> !Vendor.key(name).isEmpty())
        .map(name -> VendorIdentity.ofName(VENDORS.getOrDefault(Vendor.key(name), name)))
        .filter(VendorIdentity::wellKnown)
        .findFirst();
  }

  /** The label without remarks and additions. */
  static String withoutAdditions(String label) {
    return List.copyOf(candidates(label)).getLast();
  }

  private static Set<String> candidates(String label) {
    Set<String> names = new LinkedHashSet<>();
    names.add(label.strip());
    String bare = REMARK.matcher(label).replaceFirst("").strip();
    names.add(bare.isEmpty() ? label.strip() : bare);
    String[] parts = SUFFIX.split(bare, 2);
    if (parts.length == 2 && isAddition(parts[1])) {
      bare = parts[0];
      names.add(bare);
    }
    for (int end = bare.lastIndexOf(' '); end > 0 && isAddition(bare.substring(end + 1)); ) {
      bare = bare.substring(0, end).strip();
      names.add(bare);
      end = bare.lastIndexOf(' ');
    }
    return names;
  }

  private static boolean isAddition(String words) {
    return BLANKS
        .splitAsStream(words.toLowerCase(Locale.ROOT).strip())
        .allMatch(word -> ADDITIONS.contains(word.replaceAll("[^a-z0-9.]", "")));
  }
}
