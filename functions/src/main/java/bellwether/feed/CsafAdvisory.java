package bellwether.feed;

import static bellwether.feed.JsonRecords.text;

import bellwether.domain.Exploitation;
import bellwether.domain.Stated;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one CSAF document: an advisory of a vendor about its own products, as a rule. */
final class CsafAdvisory {
  private static final Set<String> TELLING = Set.of("summary", "description", "general");
  private static final int MOST_PARAGRAPHS = 20;

  /** A profile of CSAF 2.1, section 4; 2.0 has no such word. */
  private static final String WITHDRAWN = "csaf_withdrawn";

  private CsafAdvisory() {}

  /** Empty if the document has no id. */
  static Optional<Draft> draft(JsonNode tree, @Nullable URI base) {
    JsonNode document = tree.path("document");
    JsonNode tracking = document.path("tracking");
    String id = text(tracking, "id");
    if (id.isEmpty()) {
      return Optional.empty();
    }
    Set<String> vendors = new LinkedHashSet<>();
    Set<String> products = new LinkedHashSet<>();
    branches(tree.path("product_tree").path("branches"), vendors, products);
    Stated stated =
        Stated.product(
            vendors.size() == 1 ? vendors.iterator().next() : null,
            products.isEmpty() ? null : String.join(", ", products));
    if (isExploited(tree)) {
      stated = stated.withExploitation(Exploitation.IN_THE_WILD);
    }
    stated = stated.retractedIf(text(document, "category").equals(WITHDRAWN));
    return Optional.of(
        new Draft(
            text(document.path("publisher"), "namespace") + "\n" + id,
            link(document, base),
            text(document, "title") + " (" + id + ")",
            body(tree, document),
            FeedDates.read(text(tracking, "initial_release_date", "current_release_date")),
            stated,
            true));
  }

  private static void branches(JsonNode branches, Set<String> vendors, Set<String> products) {
    for (JsonNode branch : branches) {
      String category = text(branch, "category");
      String name = text(branch, "name");
      if (category.equals("vendor") && vendors.size() < Limits.LIST_ITEMS) {
        vendors.add(name);
      } else if (category.equals("product_name") && products.size() < Limits.LIST_ITEMS) {
        products.add(name);
      }
      branches(branch.path("branches"), vendors, products);
    }
  }

  private static boolean isExploited(JsonNode tree) {
    for (JsonNode vulnerability : tree.path("vulnerabilities")) {
      for (JsonNode threat : vulnerability.path("threats")) {
        if (text(threat, "category").equals("exploit_status")
            && ExploitStatus.saysExploited(text(threat, "details"))
            && concernsProduct(vulnerability.path("product_status"))) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * A vendor may say of a flaw that is exploited elsewhere that its own product does not have it.
   */
  private static boolean concernsProduct(JsonNode status) {
    return status.isEmpty() || status.size() > 1 || !status.has("known_not_affected");
  }

  private static @Nullable String link(JsonNode document, @Nullable URI base) {
    String best = null;
    for (JsonNode reference : document.path("references")) {
      String url = Links.absolute(text(reference, "url"), base);
      boolean page = url != null && !url.endsWith(".json");
      if (page && text(reference, "category").equals("self")) {
        return url;
      }
      best = best == null && url != null && text(reference, "category").equals("self") ? url : best;
    }
    return best;
  }

  private static String body(JsonNode tree, JsonNode document) {
    List<String> paragraphs = new ArrayList<>();
    for (JsonNode note : document.path("notes")) {
      if (TELLING.contains(text(note, "category")) && paragraphs.size() < MOST_PARAGRAPHS) {
        paragraphs.add(text(note, "text"));
      }
    }
    for (JsonNode vulnerability : tree.path("vulnerabilities")) {
      if (paragraphs.size() < MOST_PARAGRAPHS) {
        paragraphs.add((text(vulnerability, "cve") + " " + text(vulnerability, "title")).strip());
      }
    }
    return String.join("\n\n", paragraphs);
  }
}
