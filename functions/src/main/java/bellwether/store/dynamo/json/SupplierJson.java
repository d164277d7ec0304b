package bellwether.store.dynamo.json;

import bellwether.domain.chain.DeclaredUsers;
import bellwether.domain.chain.SupplierLink;
import bellwether.domain.chain.SupplierPage;
import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.Event;
import bellwether.domain.incident.Role;
import bellwether.domain.incident.Severity;
import bellwether.domain.notice.Digest;
import bellwether.domain.notice.Notice.SupplierNotice;
import bellwether.domain.supplier.SupplierIncident;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Writes and reads declared suppliers, and their incidents, as JSON. */
public final class SupplierJson {
  private SupplierJson() {}

  static ObjectNode write(SupplierNotice notice) {
    ObjectNode tree = Json.newObject();
    Json.put(tree, "type", "supplier");
    Json.put(tree, "customer", notice.customer());
    Json.put(tree, "advisory", notice.advisoryId());
    write(notice.incident(), tree.putObject("incident"));
    return tree;
  }

  static SupplierNotice readNotice(JsonNode tree) {
    return new SupplierNotice(
        Json.text(tree, "customer"),
        Json.text(tree, "advisory"),
        readIncident(tree.required("incident")));
  }

  static void write(Digest.Suppliers suppliers, ObjectNode tree) {
    ArrayNode incidents = tree.putArray("incidents");
    suppliers.incidents().forEach(incident -> write(incident, incidents.addObject()));
    tree.put("more", suppliers.moreCount());
  }

  static Digest.Suppliers readSuppliers(JsonNode tree) {
    return tree.isObject()
        ? new Digest.Suppliers(
            Json.list(tree.required("incidents"), SupplierJson::readIncident),
            tree.path("more").asInt(0))
        : Digest.Suppliers.NONE;
  }

  static void write(DeclaredUsers users, ObjectNode tree) {
    ArrayNode links = tree.putArray("links");
    users.links().forEach(link -> write(link, links.addObject()));
    tree.put("more", users.moreCount());
  }

  static DeclaredUsers readUsers(JsonNode tree) {
    return tree.isObject()
        ? new DeclaredUsers(
            Json.list(tree.required("links"), SupplierJson::readLink), tree.path("more").asInt(0))
        : DeclaredUsers.NONE;
  }

  /** A page of subprocessors without its version. */
  public static String write(SupplierPage page) {
    ObjectNode tree = Json.newObject();
    Json.put(tree, "address", page.address().toString());
    ArrayNode rows = tree.putArray("rows");
    for (SupplierPage.Row row : page.rows()) {
      ObjectNode node = rows.addObject();
      Json.put(node, "supplier", row.supplier());
      Json.put(node, "quote", row.quote());
    }
    Json.put(tree, "readAt", page.readAt());
    Json.put(tree, "nextReadAt", page.nextReadAt());
    Json.put(tree, "etag", page.etag());
    Json.put(tree, "lastModified", page.lastModified());
    Json.put(tree, "problem", page.problem());
    return Json.toJson(tree);
  }

  public static SupplierPage readPage(String json, long version) {
    JsonNode tree = Json.parse(json);
    return new SupplierPage(
        URI.create(Json.text(tree, "address")),
        Json.list(
            tree.required("rows"),
            row -> new SupplierPage.Row(Json.text(row, "supplier"), Json.text(row, "quote"))),
        Json.instantOrNull(tree, "readAt"),
        Json.instant(tree, "nextReadAt"),
        Json.textOrNull(tree, "etag"),
        Json.textOrNull(tree, "lastModified"),
        Json.textOrNull(tree, "problem"),
        version);
  }

  private static void write(SupplierIncident incident, ObjectNode tree) {
    Json.put(tree, "supplier", incident.supplier());
    Json.put(tree, "role", incident.role().name());
    Json.put(tree, "kind", incident.kind().name());
    Json.put(tree, "confidence", incident.confidence().name());
    Json.put(tree, "level", incident.level().name());
    Json.put(tree, "title", incident.title());
    Json.put(tree, "url", incident.url());
    write(incident.users(), tree.putObject("users"));
  }

  private static SupplierIncident readIncident(JsonNode tree) {
    return new SupplierIncident(
        Json.text(tree, "supplier"),
        Role.valueOf(Json.text(tree, "role")),
        Event.Kind.valueOf(Json.text(tree, "kind")),
        Confidence.valueOf(Json.text(tree, "confidence")),
        Severity.Level.valueOf(Json.text(tree, "level")),
        Json.text(tree, "title"),
        Json.textOrNull(tree, "url"),
        readUsers(tree.path("users")));
  }

  private static void write(SupplierLink link, ObjectNode tree) {
    Json.put(tree, "vendor", link.vendor());
    Json.put(tree, "supplier", link.supplier());
    Json.put(tree, "source", link.source());
    Json.put(tree, "quote", link.quote());
    Json.put(tree, "date", link.date() == null ? null : link.date().toString());
    Json.put(tree, "expires", link.expires() == null ? null : link.expires().toString());
  }

  private static SupplierLink readLink(JsonNode tree) {
    return new SupplierLink(
        Json.text(tree, "vendor"),
        Json.text(tree, "supplier"),
        Json.text(tree, "source"),
        Json.text(tree, "quote"),
        day(tree, "date"),
        day(tree, "expires"));
  }

  private static @Nullable LocalDate day(JsonNode tree, String field) {
    String text = Json.textOrNull(tree, field);
    return text == null ? null : LocalDate.parse(text);
  }
}
