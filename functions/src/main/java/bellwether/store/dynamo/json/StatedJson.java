package bellwether.store.dynamo.json;

import bellwether.domain.advisory.Exploitation;
import bellwether.domain.advisory.PackageName;
import bellwether.domain.advisory.Product;
import bellwether.domain.advisory.StatedFacts;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads {@link StatedFacts} as fields of JSON: in rows, in the output of {@code parse}
 * and in the input of {@code match}. Missing fields and those of another type are ignored.
 */
public final class StatedJson {
  private StatedJson() {}

  /** Adds the fields to an object, except those that state nothing and are not lists. */
  public static void write(StatedFacts stated, ObjectNode tree) {
    Json.put(tree, "victims", stated.victims());
    Product only = stated.products().size() == 1 ? stated.products().getFirst() : null;
    Json.put(tree, "vendor", stated.vendor());
    Json.put(tree, "product", stated.products().isEmpty() ? null : stated.product());
    tree.put("claim", stated.claim());
    if (stated.recordCount() != null) {
      tree.put("records", stated.recordCount());
    }
    Json.put(tree, "dataClasses", stated.dataClasses());
    if (stated.exploitation() != Exploitation.NOT_STATED) {
      Json.put(tree, "exploitation", stated.exploitation().name());
    }
    if (stated.retracted()) {
      tree.put("retracted", true);
    }
    boolean plain =
        only != null && only.exploitation() == stated.exploitation() && stated.packages().isEmpty();
    if (!stated.products().isEmpty() && !plain) {
      write(stated.products(), tree.putArray("products"));
    }
    if (!stated.packages().isEmpty()) {
      Json.put(tree, "packages", stated.packages().stream().map(PackageName::toString).toList());
    }
    if (stated.malware()) {
      tree.put("malware", true);
    }
  }

  private static void write(List<Product> products, ArrayNode list) {
    for (Product product : products) {
      ObjectNode node = list.addObject();
      Json.put(node, "vendor", product.vendor());
      Json.put(node, "name", product.name());
      if (product.exploitation() != Exploitation.NOT_STATED) {
        Json.put(node, "exploitation", product.exploitation().name());
      }
    }
  }

  public static StatedFacts read(JsonNode tree) {
    Exploitation exploitation = exploitation(tree);
    List<PackageName> packages = texts(tree, "packages").stream().map(PackageName::parse).toList();
    JsonNode records = tree.path("records");
    return new StatedFacts(
        texts(tree, "victims"),
        products(tree, exploitation, !packages.isEmpty()),
        tree.path("claim").asBoolean(),
        records.canConvertToLong() ? (Long) records.longValue() : null,
        texts(tree, "dataClasses"),
        exploitation,
        tree.path("retracted").asBoolean(),
        packages,
        tree.path("malware").asBoolean());
  }

  /**
   * Early rows have one product in fields of its own. Packages have their publisher in the same
   * fields, which is not a product.
   */
  private static List<Product> products(
      JsonNode tree, Exploitation exploitation, boolean hasPackages) {
    List<Product> products = new ArrayList<>();
    for (JsonNode product : tree.path("products")) {
      addProduct(
          products,
          Json.textOrNull(product, "vendor"),
          Json.textOrNull(product, "name"),
          exploitation(product));
    }
    if (products.isEmpty() && !hasPackages) {
      addProduct(
          products,
          Json.textOrNull(tree, "vendor"),
          Json.textOrNull(tree, "product"),
          exploitation);
    }
    return products;
  }

  private static void addProduct(
      List<Product> products,
      @Nullable String vendor,
      @Nullable String name,
      Exploitation exploitation) {
    if (vendor != null || name != null) {
      products.add(new Product(vendor, name, exploitation));
    }
  }

  private static Exploitation exploitation(JsonNode tree) {
    String written = tree.path("exploitation").asText("").toUpperCase(Locale.ROOT);
    return Arrays.stream(Exploitation.values())
        .filter(value -> value.name().equals(written))
        .findFirst()
        .orElse(Exploitation.NOT_STATED);
  }

  private static List<String> texts(JsonNode tree, String field) {
    List<String> texts = new ArrayList<>();
    for (JsonNode text : tree.path(field)) {
      if (text.isTextual()) {
        texts.add(text.textValue());
      }
    }
    return texts;
  }
}
