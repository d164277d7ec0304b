package bellwether.store.dynamo.json;

import bellwether.domain.destination.Destination;
import bellwether.domain.destination.Destination.Kind;
import bellwether.domain.destination.Destinations;
import bellwether.domain.notice.DestinationNotice;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** Writes and reads {@link Destinations} without a version, and notices about them, as JSON. */
public final class DestinationJson {
  private DestinationJson() {}

  public static String write(Destinations destinations) {
    ObjectNode tree = Json.newObject();
    ArrayNode array = tree.putArray("destinations");
    for (Destination destination : destinations.all()) {
      ObjectNode node = array.addObject();
      Json.put(node, "kind", destination.kind().id());
      Json.put(node, "address", destination.sealedAddress());
      Json.put(node, "host", destination.host());
      Json.put(node, "addedAt", destination.addedAt());
      Json.put(node, "status", destination.status().name());
      Json.put(node, "since", destination.since());
      Json.put(node, "triedAt", destination.triedAt());
      Json.put(node, "reason", destination.reason());
    }
    return Json.toJson(tree);
  }

  /** Destinations of kinds that a newer version added are ignored. */
  public static Destinations read(String json, long version) {
    List<Optional<Destination>> read =
        Json.list(Json.parse(json).required("destinations"), DestinationJson::destination);
    return new Destinations(read.stream().flatMap(Optional::stream).toList(), version);
  }

  private static Optional<Destination> destination(JsonNode tree) {
    return Kind.find(Json.text(tree, "kind"))
        .map(kind ->
            new Destination(
                kind,
                Json.text(tree, "address"),
                Json.text(tree, "host"),
                Json.instant(tree, "addedAt"),
                Destination.Status.valueOf(Json.text(tree, "status")),
                Json.instantOrNull(tree, "since"),
                Json.instantOrNull(tree, "triedAt"),
                Json.textOrNull(tree, "reason")));
  }

  static ObjectNode write(DestinationNotice notice) {
    ObjectNode tree = Json.newObject();
    Json.put(tree, "type", "destination");
    Json.put(tree, "customer", notice.customer());
    Json.put(tree, "kind", notice.kind().name());
    Json.put(tree, "host", notice.host());
    Json.put(tree, "event", notice.event().name());
    Json.put(tree, "reason", notice.reason());
    return tree;
  }

  static DestinationNotice readNotice(JsonNode tree) {
    return new DestinationNotice(
        Json.text(tree, "customer"),
        Kind.valueOf(Json.text(tree, "kind")),
        Json.text(tree, "host"),
        DestinationNotice.Event.valueOf(Json.text(tree, "event")),
        Json.textOrNull(tree, "reason"));
  }
}
