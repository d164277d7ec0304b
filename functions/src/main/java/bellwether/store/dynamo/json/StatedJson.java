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
 * What a feed's format states as fields of JSON, and back: in the rows of a table, and in the lines
 * that {@code parse} prints and {@code match} reads.
 *
 * <p>A field that is absent or of another type states nothing.
 */
public final class StatedJson {
  private StatedJson() {}

  /** Adds the fields to an object; those that state nothing are left out, lists apart. */
  public static void write(StatedFacts stated, ObjectNode tree) {
    JsonFields.put(tree, "victims", stated.victims());
    Product only = stated.products().size() == 1 ? stated.products().getFirst() : null;
    JsonFields.put(tree, "vendor", stated.vendor());
    JsonFields.put(tree, "product", stated.products().isEmpty() ? null : stated.product());
    tree.put("claim", stated.claim());
    if (stated.recordCount() != null) {
      tree.put("records", stated.recordCount());
    }
    JsonFields.put(tree, "dataClasses", stated.dataClasses());
    if (stated.exploitation() != Exploitation.NOT_STATED) {
      JsonFields.put(tree, "exploitation", stated.exploitation().name());
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
      JsonFields.put(
          tree, "packages", stated.packages().stream().map(PackageName::toString).toList());
    }
    if (stated.malware()) {
      tree.put("malware", true);
    }
  }

  private static void write(List<Product> products, ArrayNode list) {
    for (Product product : products) {
      ObjectNode one = list.addObject();
      JsonFields.put(one, "vendor", product.vendor());
      JsonFields.put(one, "name", product.name());
      if (product.exploitation() != Exploitation.NOT_STATED) {
        JsonFields.put(one, "exploitation", product.exploitation().name());
      }
    }
  }

  /** Reads the fields of an object, whoever wrote it. */
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
   * A row that was written before records had several products names one, and a line of packages
   * names their publisher beside them.
   */
  private static List<Product> products(
      JsonNode tree, Exploitation exploitation, boolean hasPackages) {
    List<Product> products = new ArrayList<>();
    for (JsonNode one : tree.path("products")) {
      addProduct(products, textOrNull(one, "vendor"), textOrNull(one, "name"), exploitation(one));
    }
    if (products.isEmpty() && !hasPackages) {
      addProduct(products, textOrNull(tree, "vendor"), textOrNull(tree, "product"), exploitation);
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
        .filter(one -> one.name().equals(written))
        .findFirst()
        .orElse(Exploitation.NOT_STATED);
  }

  private static @Nullable String textOrNull(JsonNode tree, String field) {
    return tree.path(field).textValue();
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
