package bellwether.store.dynamo.json;

import static bellwether.store.dynamo.json.Json.put;

import bellwether.domain.Installation;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** An {@link Installation} as JSON and back. */
public final class InstallationJson {
  private InstallationJson() {}

  public static String write(Installation installation) {
    ObjectNode tree = Json.object();
    put(tree, "team", installation.team());
    put(tree, "since", installation.since());
    put(tree, "revokedAt", installation.revokedAt());
    put(tree, "sealedToken", installation.sealedToken());
    put(tree, "botUser", installation.botUser());
    put(tree, "installer", installation.installer());
    return Json.write(tree);
  }

  public static Installation read(String json) {
    JsonNode tree = Json.read(json);
    return new Installation(
        Json.text(tree, "team"),
        Json.instant(tree, "since"),
        Json.instantOrNull(tree, "revokedAt"),
        Json.textOrNull(tree, "sealedToken"),
        Json.textOrNull(tree, "botUser"),
        Json.textOrNull(tree, "installer"));
  }
}
