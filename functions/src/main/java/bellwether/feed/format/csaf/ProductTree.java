package bellwether.feed.format.csaf;

import static bellwether.feed.document.JsonRecords.text;

import bellwether.domain.advisory.Exploitation;
import bellwether.domain.advisory.Product;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The products of a CSAF document by their ids (OASIS CSAF 2.0, section 3.2.2). */
final class ProductTree {
  /**
   * If a product is part of another, both are affected; if it is installed on another, only it is.
   */
  private static final Set<String> COMPONENT_CATEGORIES =
      Set.of("default_component_of", "optional_component_of", "external_component_of");

  private final Map<String, Set<Product>> byId = new HashMap<>();
  private final Map<String, Set<String>> groups = new HashMap<>();
  private final Set<Product> withoutId = new LinkedHashSet<>();
  private final Set<String> inRelationships = new HashSet<>();

  /** The vendor of products without a vendor branch; null if unknown. */
  private @Nullable String defaultVendor;

  private ProductTree() {}

  /** {@code publisher} is the vendor if the tree names none; null if it is not a vendor. */
  static ProductTree of(JsonNode tree, @Nullable String publisher) {
    ProductTree products = new ProductTree();
    products.addBranches(tree.path("branches"), null, null);
    boolean hasVendor =
        products.byId.values().stream()
                .flatMap(Set::stream)
                .anyMatch(product -> product.vendor() != null)
            || !products.withoutId.isEmpty();
    products.defaultVendor = hasVendor ? null : publisher;
    for (JsonNode node : tree.path("full_product_names")) {
      products.add(text(node, "product_id"), product(products.defaultVendor, text(node, "name")));
    }
    for (JsonNode node : tree.path("relationships")) {
      products.addRelationship(node);
    }
    for (JsonNode group : tree.path("product_groups")) {
      products
          .groups
          .computeIfAbsent(text(group, "group_id"), id -> new LinkedHashSet<>())
          .addAll(ids(group.path("product_ids")));
    }
    if (products.byId.isEmpty() && products.withoutId.isEmpty() && publisher != null) {
      products.withoutId.add(product(publisher, ""));
    }
    return products;
  }

  private void addBranches(JsonNode branches, @Nullable String vendor, @Nullable String name) {
    for (JsonNode branch : branches) {
      String category = text(branch, "category");
      String branchName = text(branch, "name");
      boolean isVendor = category.equals("vendor") && !branchName.isEmpty();
      boolean isProduct =
          category.equals("product_name") || (category.equals("product_family") && name == null);
      String branchVendor = isVendor ? branchName : vendor;
      String productName = isProduct && !branchName.isEmpty() ? branchName : name;
      JsonNode product = branch.path("product");
      String id = text(product, "product_id");
      JsonNode below = branch.path("branches");
      if (!id.isEmpty()) {
        boolean named = productName != null || branchVendor != null;
        add(
            id,
            product(
                branchVendor,
                productName != null ? productName : named ? "" : text(product, "name")));
      } else if (below.isEmpty() && (branchVendor != null || productName != null)) {
        withoutId.add(product(branchVendor, productName == null ? "" : productName));
      }
      addBranches(below, branchVendor, productName);
    }
  }

  private static Product product(@Nullable String vendor, String name) {
    return new Product(vendor, name.isEmpty() ? null : name, Exploitation.NOT_STATED);
  }

  private void add(String id, Product product) {
    if (!id.isEmpty() && (product.vendor() != null || product.name() != null)) {
      byId.computeIfAbsent(id, key -> new LinkedHashSet<>()).add(product);
    }
  }

  private void addRelationship(JsonNode node) {
    String part = text(node, "product_reference");
    String container = text(node, "relates_to_product_reference");
    JsonNode combined = node.path("full_product_name");
    String id = text(combined, "product_id");
    inRelationships.addAll(List.of(part, container));
    Set<Product> products = new LinkedHashSet<>(byId.getOrDefault(part, Set.of()));
    if (COMPONENT_CATEGORIES.contains(text(node, "category"))) {
      products.addAll(byId.getOrDefault(container, Set.of()));
    }
    if (products.isEmpty()) {
      add(id, product(defaultVendor, text(combined, "name")));
    }
    products.forEach(product -> add(id, product));
  }

  /** The product ids in a part of the document, including those of its groups. */
  Set<String> productIds(JsonNode part) {
    Set<String> named = new LinkedHashSet<>(ids(part.path("product_ids")));
    named.addAll(ids(part.path("products")));
    for (String group : ids(part.path("group_ids"))) {
      named.addAll(groups.getOrDefault(group, Set.of()));
    }
    return named;
  }

  /** The products with these ids. */
  Set<Product> of(Set<String> ids) {
    Set<Product> products = new LinkedHashSet<>();
    ids.forEach(id -> products.addAll(byId.getOrDefault(id, Set.of())));
    return products;
  }

  /** The listed products without a status in any vulnerability. */
  Set<Product> unassessed(Set<String> assessed) {
    Set<Product> products = new LinkedHashSet<>(withoutId);
    byId.forEach((id, of) -> {
      if (!assessed.contains(id) && !inRelationships.contains(id)) {
        products.addAll(of);
      }
    });
    products.removeAll(of(assessed));
    return products;
  }

  static Set<String> ids(JsonNode list) {
    return list.valueStream()
        .filter(JsonNode::isTextual)
        .map(JsonNode::textValue)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
