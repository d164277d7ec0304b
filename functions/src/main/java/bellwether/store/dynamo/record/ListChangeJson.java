package bellwether.store.dynamo.record;

import bellwether.domain.record.ListChange;
import bellwether.domain.record.ListChange.Draft;
import bellwether.domain.record.ListChange.Entry;
import bellwether.domain.record.ListChange.Kind;
import bellwether.domain.vendor.Vendor;
import bellwether.store.dynamo.json.Json;
import bellwether.store.dynamo.json.VendorJson;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes and reads the content of a {@link ListChange} as JSON. */
public final class ListChangeJson {
  private ListChangeJson() {}

  public static String write(Draft draft) {
    ObjectNode tree = Json.newObject();
    tree.put("at", draft.at().toString()).put("by", draft.by()).put("cut", draft.cut());
    for (Entry entry : draft.entries()) {
      ObjectNode node = tree.withArray("vendors").addObject();
      node.put("kind", entry.kind().name()).put("name", entry.name());
      if (!entry.differences().isEmpty()) {
        Json.put(node, "differences", entry.differences());
      }
      if (entry.before() != null) {
        node.put("before", VendorJson.write(entry.before()));
      }
    }
    return Json.toJson(tree);
  }

  public static ListChange read(long number, String json, String hash, boolean intact) {
    JsonNode tree = Json.parse(json);
    List<Entry> entries = new ArrayList<>();
    tree.path("vendors").forEach(node -> entries.add(entry(node)));
    return new ListChange(
        number,
        Instant.parse(tree.required("at").textValue()),
        tree.required("by").textValue(),
        entries,
        tree.required("cut").intValue(),
        hash,
        intact);
  }

  private static Entry entry(JsonNode node) {
    @Nullable String before = node.path("before").textValue();
    @Nullable Vendor vendor = before == null ? null : VendorJson.read(before);
    return new Entry(
        Kind.valueOf(node.required("kind").textValue()),
        node.required("name").textValue(),
        node.has("differences") ? Json.textList(node, "differences") : List.of(),
        vendor);
  }
}
