package bellwether.feed.format.csaf;

import static bellwether.feed.document.JsonRecords.text;

import bellwether.domain.advisory.Exploitation;
import bellwether.domain.advisory.Product;
import bellwether.domain.advisory.StatedFacts;
import bellwether.feed.document.AffectedPackages;
import bellwether.feed.document.ParsedItem;
import bellwether.feed.text.DateParser;
import bellwether.feed.text.Links;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    List<Product> products =
        AffectedPackages.retain(
            found.products(),
            product -> product.vendor() + " " + product.exploitation(),
            product -> OVERHEAD_CHARS + (product.vendor() + product.name()).length(),
            MAX_PRODUCT_CHARS);
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

  /** The page that the document names as its own, or else its own address. */
  private static @Nullable String link(JsonNode document, @Nullable URI base) {
    List<String> own =
        document
            .path("references")
            .valueStream()
            .filter(reference -> text(reference, "category").equals("self"))
            .map(reference -> Links.resolve(text(reference, "url"), base))
            .filter(Objects::nonNull)
            .toList();
    return own.stream()
        .filter(url -> !url.endsWith(".json"))
        .findFirst()
        .orElse(own.isEmpty() ? null : own.getFirst());
  }

  private static String buildBody(JsonNode tree, JsonNode document) {
    return Stream.concat(
            document
                .path("notes")
                .valueStream()
                .filter(note -> BODY_NOTE_CATEGORIES.contains(text(note, "category")))
                .map(note -> text(note, "text")),
            tree.path("vulnerabilities")
                .valueStream()
                .map(one -> text(one, "cve") + " " + text(one, "title")))
        .limit(MAX_PARAGRAPHS)
        .collect(Collectors.joining("\n\n"));
  }
}
