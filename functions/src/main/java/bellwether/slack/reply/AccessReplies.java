package bellwether.slack.reply;

import java.util.List;

/** Says why a person may not do something, and what to do about it; a line each. */
public final class AccessReplies {
  /** The title of a modal that shows the reason. */
  public static final String TITLE = "Not permitted";

  private static final String REINSTALL =
      "Ask an administrator to reinstall the app with the scopes of its manifest, which include ";

  private AccessReplies() {}

  public static List<String> otherWorkspace() {
    return List.of(
        "Only members of the workspace that installed Bellwether can do this.",
        "You belong to another workspace, or it is not installed in yours.");
  }

  /** The reason for a guest, whom the settings may allow to do it. */
  public static List<String> guest(boolean canBeAllowed) {
    return canBeAllowed
        ? List.of(
            "Guests cannot act on alerts in this workspace.",
            "To allow it, an editor can change “Guests can act on alerts” in /breach settings.")
        : List.of("Guests cannot do this. Ask a member of the workspace.");
  }

  /** The reason if Slack did not say what the person is, with Slack's error code or a fix. */
  public static List<String> notChecked(String error) {
    return List.of(
        "Bellwether could not check that you are a member of this workspace: " + error + ".",
        error.equals("missing_scope")
            ? REINSTALL + "users:read."
            : "Try again in a minute. If that does not help, contact the operator of Bellwether.");
  }

  /** Why a channel cannot be chosen, with Slack's error code. */
  public static String channelRejected(String error) {
    return switch (error) {
      case "channel_not_found" ->
          "Bellwether cannot see this channel. Invite the app to it first, or choose another.";
      case "is_archived" -> "This channel is archived. Choose another.";
      case "missing_scope" ->
          "Bellwether could not check this channel. "
              + REINSTALL
              + "channels:read and groups:read.";
      default -> "Bellwether could not check this channel: " + error + ". Try again in a minute.";
    };
  }
}
