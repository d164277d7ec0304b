package bellwether.app.access;

import bellwether.slack.block.ResourceTable;
import bellwether.slack.request.AccessRules;
import java.util.List;

/** A row of access.txt. */
record AccessRule(String kind, String id, String permission) {

  static List<AccessRule> all() {
    return ResourceTable.rows(AccessRules.class, "access.txt").stream()
        .map(row -> new AccessRule(row.get(0), row.get(1), row.get(2)))
        .toList();
  }
}
