package bellwether.store.dynamo.json;

import bellwether.domain.chain.DeclaredSupplier;
import bellwether.domain.chain.SupplyChain;
import bellwether.domain.feed.StatusPage;
import bellwether.domain.vendor.Vendor;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;

/** Writes and reads a {@link Vendor} as JSON. */
public final class VendorJson {
  private VendorJson() {}

  public static String write(Vendor vendor) {
    ObjectNode tree = Json.newObject();
    Json.put(tree, "name", vendor.name());
    Json.put(tree, "domains", vendor.domains());
    Json.put(tree, "aliases", vendor.aliases());
    Json.put(tree, "products", vendor.products());
    Json.put(tree, "tier", vendor.tier());
    Json.put(tree, "owner", vendor.owner());
    Json.put(tree, "exclude", vendor.excludedPhrases());
    if (vendor.statusPage() != null) {
      Json.put(tree, "status", vendor.statusPage().address().toString());
    }
    if (!vendor.chain().uses().isEmpty()) {
      Json.put(tree, "uses", vendor.chain().uses().stream().map(DeclaredSupplier::text).toList());
    }
    if (vendor.chain().page() != null) {
      Json.put(tree, "subprocessors", vendor.chain().page().toString());
    }
    if (vendor.chain().alerts()) {
      tree.put("usesAlert", true);
    }
    return Json.toJson(tree);
  }

  public static Vendor read(String json) {
    JsonNode tree = Json.parse(json);
    String status = Json.textOrNull(tree, "status");
    return new Vendor(
        Json.text(tree, "name"),
        Json.textList(tree, "domains"),
        Json.textList(tree, "aliases"),
        Json.textList(tree, "products"),
        Json.textOrNull(tree, "tier"),
        Json.textOrNull(tree, "owner"),
        Json.textList(tree, "exclude"),
        status == null ? null : new StatusPage(URI.create(status)),
        chain(tree));
  }

  private static SupplyChain chain(JsonNode tree) {
    String page = Json.textOrNull(tree, "subprocessors");
    return new SupplyChain(
        tree.has("uses")
            ? Json.textList(tree, "uses").stream().map(DeclaredSupplier::parse).toList()
            : List.of(),
        tree.path("usesAlert").asBoolean(false),
        page == null ? null : URI.create(page));
  }
}
