package bellwether.feed;

import static bellwether.feed.JsonRecords.text;

import bellwether.domain.Stated;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads GitHub's advisories (https://docs.github.com/rest/security-advisories/global-advisories).
 */
final class Ghsa {
  private Ghsa() {}

  static Drafts read(Document document) {
    return JsonRecords.read(
        document,
        "GitHub's list of advisories",
        tree -> JsonRecords.arrayOrSingle(tree, "ghsa_id"),
        Ghsa::draft);
  }

  private static Optional<Draft> draft(JsonNode advisory) {
    String id = text(advisory, "ghsa_id");
    if (id.isEmpty()) {
      return Optional.empty();
    }
    Set<String> packages = new LinkedHashSet<>();
    Set<String> shown = new LinkedHashSet<>();
    for (JsonNode affected : advisory.path("vulnerabilities")) {
      String name = text(affected.path("package"), "name");
      if (!name.isEmpty() && packages.size() < Limits.LIST_ITEMS) {
        packages.add(name);
        shown.add(text(affected.path("package"), "ecosystem") + " package " + name);
      }
    }
    boolean malware = text(advisory, "type").equals("malware");
    String product = String.join(", ", packages);
    return Optional.of(
        new Draft(
            id,
            Links.absolute(text(advisory, "html_url"), null),
            malware ? "Malware in " + String.join(", ", shown) : text(advisory, "summary"),
            body(advisory, shown),
            FeedDates.read(text(advisory, "published_at", "updated_at")),
            Stated.product(
                    packages.stream().findFirst().flatMap(Packages::owner).orElse(null),
                    product.isEmpty() ? null : product)
                .retractedIf(!text(advisory, "withdrawn_at").isEmpty()),
            true));
  }

  private static String body(JsonNode advisory, Set<String> shown) {
    List<String> paragraphs = new ArrayList<>();
    paragraphs.add(text(advisory, "description", "summary"));
    if (!shown.isEmpty()) {
      paragraphs.add("Concerns the " + String.join(", the ", shown) + ".");
    }
    paragraphs.add(text(advisory, "cve_id"));
    if (!text(advisory, "withdrawn_at").isEmpty()) {
      paragraphs.add("Withdrawn on " + text(advisory, "withdrawn_at") + ".");
    }
    return String.join("\n\n", paragraphs);
  }
}
