package bellwether.slack.api;

/** The methods that show a view. See https://docs.slack.dev/reference/methods?family=views */
public enum ViewMethod {
  /** Opens a modal for the person who caused the trigger, within three seconds. */
  OPEN("views.open", "trigger_id"),
  /** Opens a modal on top of the one in which the trigger was caused. */
  PUSH("views.push", "trigger_id"),
  UPDATE("views.update", "view_id"),
  PUBLISH("views.publish", "user_id");

  final String method;
  final String idField;

  ViewMethod(String method, String idField) {
    this.method = method;
    this.idField = idField;
  }
}
