package bellwether.store.dynamo.json;

import static bellwether.store.dynamo.json.Json.put;

import bellwether.domain.StatusPage;
import bellwether.domain.Vendor;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;

/** A {@link Vendor} as JSON and back. */
public final class VendorJson {
  private VendorJson() {}

  public static String write(Vendor vendor) {
    ObjectNode tree = Json.object();
    put(tree, "name", vendor.name());
    put(tree, "domains", vendor.domains());
    put(tree, "aliases", vendor.aliases());
    put(tree, "products", vendor.products());
    put(tree, "tier", vendor.tier());
    put(tree, "owner", vendor.owner());
    put(tree, "exclude", vendor.exclude());
    if (vendor.status() != null) {
      put(tree, "status", vendor.status().address().toString());
    }
    return Json.write(tree);
  }

  public static Vendor read(String json) {
    JsonNode tree = Json.read(json);
    String status = Json.textOrNull(tree, "status");
    return new Vendor(
        Json.text(tree, "name"),
        Json.texts(tree, "domains"),
        Json.texts(tree, "aliases"),
        Json.texts(tree, "products"),
        Json.textOrNull(tree, "tier"),
        Json.textOrNull(tree, "owner"),
        Json.texts(tree, "exclude"),
        status == null ? null : new StatusPage(URI.create(status)));
  }
}
