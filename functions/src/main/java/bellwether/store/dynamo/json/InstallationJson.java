package bellwether.store.dynamo.json;

import static bellwether.store.dynamo.json.JsonFields.put;

import bellwether.domain.workspace.Installation;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** An {@link Installation} as JSON and back. */
public final class InstallationJson {
  private InstallationJson() {}

  public static String write(Installation installation) {
    ObjectNode tree = JsonFields.newObject();
    put(tree, "team", installation.team());
    put(tree, "since", installation.installedAt());
    put(tree, "revokedAt", installation.revokedAt());
    put(tree, "sealedToken", installation.sealedToken());
    put(tree, "botUser", installation.botUserId());
    put(tree, "installer", installation.installedBy());
    return JsonFields.toJson(tree);
  }

  public static Installation read(String json) {
    JsonNode tree = JsonFields.parse(json);
    return new Installation(
        JsonFields.text(tree, "team"),
        JsonFields.instant(tree, "since"),
        JsonFields.instantOrNull(tree, "revokedAt"),
        JsonFields.textOrNull(tree, "sealedToken"),
        JsonFields.textOrNull(tree, "botUser"),
        JsonFields.textOrNull(tree, "installer"));
  }
}
