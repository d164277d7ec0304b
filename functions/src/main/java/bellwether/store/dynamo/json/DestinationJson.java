package bellwether.store.dynamo.json;

import bellwether.domain.destination.CodeRequest;
import bellwether.domain.destination.Destination;
import bellwether.domain.destination.Destination.Confirmation;
import bellwether.domain.destination.Destination.Kind;
import bellwether.domain.destination.Destinations;
import bellwether.domain.notice.DestinationNotice;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes and reads {@link Destinations} without a version, and notices about them, as JSON. */
public final class DestinationJson {
  private DestinationJson() {}

  public static String write(Destinations destinations) {
    ObjectNode tree = Json.newObject();
    ArrayNode array = tree.putArray("destinations");
    for (Destination destination : destinations.all()) {
      ObjectNode node = array.addObject();
      Json.put(node, "kind", destination.kind().id());
      Json.put(node, "id", destination.id());
      Json.put(node, "address", destination.sealedAddress());
      Json.put(node, "host", destination.host());
      Json.put(node, "addedAt", destination.addedAt());
      Json.put(node, "status", destination.status().name());
      Json.put(node, "since", destination.since());
      Json.put(node, "triedAt", destination.triedAt());
      Json.put(node, "reason", destination.reason());
      Confirmation confirmation = destination.confirmation();
      if (confirmation != null) {
        Json.put(node, "codeExpiresAt", confirmation.expiresAt());
        node.put("wrongCodes", confirmation.wrongCodes());
      }
    }
    ArrayNode requests = tree.putArray("codeRequests");
    for (CodeRequest request : destinations.codeRequests()) {
      ObjectNode node = requests.addObject();
      Json.put(node, "destination", request.destination());
      Json.put(node, "at", request.at());
    }
    return Json.toJson(tree);
  }

  /** Destinations of kinds that a newer version added are ignored. */
  public static Destinations read(String json, long version) {
    JsonNode tree = Json.parse(json);
    List<Optional<Destination>> read =
        Json.list(tree.required("destinations"), DestinationJson::destination);
    List<CodeRequest> requests =
        tree.has("codeRequests")
            ? Json.list(
                tree.get("codeRequests"),
                node -> new CodeRequest(Json.text(node, "destination"), Json.instant(node, "at")))
            : List.of();
    return new Destinations(read.stream().flatMap(Optional::stream).toList(), requests, version);
  }

  private static Optional<Destination> destination(JsonNode tree) {
    return Kind.find(Json.text(tree, "kind"))
        .map(kind ->
            new Destination(
                kind,
                Objects.requireNonNullElse(Json.textOrNull(tree, "id"), kind.id()),
                Json.text(tree, "address"),
                Json.text(tree, "host"),
                Json.instant(tree, "addedAt"),
                Destination.Status.valueOf(Json.text(tree, "status")),
                Json.instantOrNull(tree, "since"),
                Json.instantOrNull(tree, "triedAt"),
                Json.textOrNull(tree, "reason"),
                confirmation(tree)));
  }

  private static @Nullable Confirmation confirmation(JsonNode tree) {
    Instant expiresAt = Json.instantOrNull(tree, "codeExpiresAt");
    return expiresAt == null ? null : new Confirmation(expiresAt, tree.path("wrongCodes").asInt());
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
