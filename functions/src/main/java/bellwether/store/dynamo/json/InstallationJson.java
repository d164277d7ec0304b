package bellwether.store.dynamo.json;

import bellwether.domain.workspace.Installation;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Writes and reads an {@link Installation} as JSON. */
public final class InstallationJson {
  private InstallationJson() {}

  public static String write(Installation installation) {
    ObjectNode tree = Json.newObject();
    Json.put(tree, "team", installation.team());
    Json.put(tree, "since", installation.installedAt());
    Json.put(tree, "revokedAt", installation.revokedAt());
    Json.put(tree, "sealedToken", installation.sealedToken());
    Json.put(tree, "botUser", installation.botUserId());
    Json.put(tree, "installer", installation.installedBy());
    return Json.toJson(tree);
  }

  public static Installation read(String json) {
    JsonNode tree = Json.parse(json);
    return new Installation(
        Json.text(tree, "team"),
        Json.instant(tree, "since"),
        Json.instantOrNull(tree, "revokedAt"),
        Json.textOrNull(tree, "sealedToken"),
        Json.textOrNull(tree, "botUser"),
        Json.textOrNull(tree, "installer"));
  }
}
