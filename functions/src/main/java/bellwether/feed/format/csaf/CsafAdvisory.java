package bellwether.feed.format.csaf;

import static bellwether.feed.document.JsonRecords.text;

import bellwether.domain.advisory.Exploitation;
import bellwether.domain.advisory.Product;
import bellwether.domain.advisory.StatedFacts;
import bellwether.feed.document.ParsedItem;
import bellwether.feed.text.DateParser;
import bellwether.feed.text.Links;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Parses one CSAF document, usually an advisory of a vendor about its own products. */
final class CsafAdvisory {
  private static final Set<String> BODY_NOTE_CATEGORIES =
      Set.of("summary", "description", "general");
  private static final int MAX_PARAGRAPHS = 20;

  /** A profile of CSAF 2.1, section 4; 2.0 has none. */
  private static final String WITHDRAWN = "csaf_withdrawn";

  /** In addition to the text, in a row of at most 400 KB. */
  private static final int MAX_PRODUCT_CHARS = 60_000;

  private static final int OVERHEAD_CHARS = 30;

  private CsafAdvisory() {}

  /** An advisory that fits a row, and the number of products that were skipped. */
  record ParsedAdvisory(ParsedItem item, int skipped) {}

  /** Empty if the document has no id. */
  static Optional<ParsedAdvisory> parse(JsonNode tree, @Nullable URI base) {
    JsonNode document = tree.path("document");
    JsonNode tracking = document.path("tracking");
    String id = text(tracking, "id");
    if (id.isEmpty()) {
      return Optional.empty();
    }
    JsonNode publisher = document.path("publisher");
    boolean isVendor = text(publisher, "category").equals("vendor");
    String name = text(publisher, "name");
    ExploitedProducts.Summary found =
        ExploitedProducts.find(
            tree,
            ProductTree.of(tree.path("product_tree"), isVendor && !name.isEmpty() ? name : null));
    List<Product> products = limitSize(found.products());
    StatedFacts stated =
        StatedFacts.NONE
            .withExploitation(
                found.anyExploited() ? Exploitation.IN_THE_WILD : Exploitation.NOT_STATED)
            .withProducts(products)
            .withRetracted(text(document, "category").equals(WITHDRAWN));
    return Optional.of(
        new ParsedAdvisory(
            new ParsedItem(
                text(publisher, "namespace") + "\n" + id,
                link(document, base),
                text(document, "title") + " (" + id + ")",
                buildBody(tree, document),
                DateParser.parse(text(tracking, "initial_release_date", "current_release_date")),
                stated,
                true),
            found.products().size() - products.size()));
  }

  /** The products that fit, one of each vendor first; the list begins with the exploited ones. */
  private static List<Product> limitSize(List<Product> products) {
    Set<Product> order = new LinkedHashSet<>();
    Set<String> makers = new HashSet<>();
    for (Product product : products) {
      if (makers.add(product.vendor() + " " + product.exploitation())) {
        order.add(product);
      }
    }
    order.addAll(products);
    Set<Product> kept = new HashSet<>();
    int chars = 0;
    for (Product product : order) {
      chars += OVERHEAD_CHARS + (product.vendor() + product.name()).length();
      if (chars > MAX_PRODUCT_CHARS) {
        break;
      }
      kept.add(product);
    }
    return products.stream().filter(kept::contains).toList();
  }

  private static @Nullable String link(JsonNode document, @Nullable URI base) {
    String best = null;
    for (JsonNode reference : document.path("references")) {
      String url = Links.resolve(text(reference, "url"), base);
      boolean page = url != null && !url.endsWith(".json");
      if (page && text(reference, "category").equals("self")) {
        return url;
      }
      best = best == null && url != null && text(reference, "category").equals("self") ? url : best;
    }
    return best;
  }

  private static String buildBody(JsonNode tree, JsonNode document) {
    List<String> paragraphs = new ArrayList<>();
    for (JsonNode note : document.path("notes")) {
      if (BODY_NOTE_CATEGORIES.contains(text(note, "category"))
          && paragraphs.size() < MAX_PARAGRAPHS) {
        paragraphs.add(text(note, "text"));
      }
    }
    for (JsonNode vulnerability : tree.path("vulnerabilities")) {
      if (paragraphs.size() < MAX_PARAGRAPHS) {
        paragraphs.add((text(vulnerability, "cve") + " " + text(vulnerability, "title")).strip());
      }
    }
    return String.join("\n\n", paragraphs);
  }
}
