package bellwether.store.dynamo.json;

import static bellwether.store.dynamo.json.JsonFields.put;

import bellwether.domain.feed.StatusPage;
import bellwether.domain.vendor.Vendor;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;

/** A {@link Vendor} as JSON and back. */
public final class VendorJson {
  private VendorJson() {}

  public static String write(Vendor vendor) {
    ObjectNode tree = JsonFields.newObject();
    put(tree, "name", vendor.name());
    put(tree, "domains", vendor.domains());
    put(tree, "aliases", vendor.aliases());
    put(tree, "products", vendor.products());
    put(tree, "tier", vendor.tier());
    put(tree, "owner", vendor.owner());
    put(tree, "exclude", vendor.excludedPhrases());
    if (vendor.statusPage() != null) {
      put(tree, "status", vendor.statusPage().address().toString());
    }
    return JsonFields.toJson(tree);
  }

  public static Vendor read(String json) {
    JsonNode tree = JsonFields.parse(json);
    String status = JsonFields.textOrNull(tree, "status");
    return new Vendor(
        JsonFields.text(tree, "name"),
        JsonFields.textList(tree, "domains"),
        JsonFields.textList(tree, "aliases"),
        JsonFields.textList(tree, "products"),
        JsonFields.textOrNull(tree, "tier"),
        JsonFields.textOrNull(tree, "owner"),
        JsonFields.textList(tree, "exclude"),
        status == null ? null : new StatusPage(URI.create(status)));
  }
}
