package bellwether.slack.request;

import bellwether.slack.block.ResourceTable;
import bellwether.slack.request.Command.Verb;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads from {@code access.txt} who may use what; everything that it does not list is denied. */
public final class AccessRules {
  private static final Map<String, Permission> RULES =
      ResourceTable.rows(AccessRules.class, "access.txt").stream()
          .collect(
              Collectors.toUnmodifiableMap(
                  row -> key(Kind.valueOf(row.get(0)), row.get(1)),
                  row -> Permission.valueOf(row.get(2))));

  private AccessRules() {}

  private enum Kind {
    ACTION,
    MODAL,
    COMMAND,
    EVENT
  }

  /** Who may click the control with this action id. */
  public static Permission forAction(String id) {
    return find(Kind.ACTION, id);
  }

  /** Who may submit the modal with this callback id. */
  public static Permission forModal(String callbackId) {
    return find(Kind.MODAL, callbackId);
  }

  public static Permission forCommand(Verb verb) {
    return find(Kind.COMMAND, verb.name());
  }

  /** Who may cause the event of this type. */
  public static Permission forEvent(String type) {
    return find(Kind.EVENT, type);
  }

  private static Permission find(Kind kind, String id) {
    return RULES.getOrDefault(key(kind, id), Permission.NOBODY);
  }

  private static String key(Kind kind, String id) {
    return kind + " " + id;
  }
}
