package bellwether.slack.api;

import com.fasterxml.jackson.databind.JsonNode;

/** What a person is to a workspace. */
public sealed interface Membership {
  /** A full member. */
  record Member() implements Membership {}

  /** A guest, with one channel or several. */
  record Guest() implements Membership {}

  /** A person of another workspace, such as one in a channel shared by Slack Connect. */
  record External() implements Membership {}

  /** Slack did not say; the error is its code, or why it could not be asked. */
  record Unknown(String error) implements Membership {}

  /**
   * Reads a user object. {@code is_stranger} alone is not enough: it is false for people of other
   * workspaces who share a channel with the app. On Enterprise Grid the team may be the
   * organization, and {@code enterprise_user} lists the person's workspaces. See
   * https://docs.slack.dev/reference/objects/user-object
   */
  static Membership read(JsonNode user, String team) {
    boolean inTeam = user.path("team_id").asText().equals(team);
    for (JsonNode workspace : user.path("enterprise_user").path("teams")) {
      inTeam |= workspace.asText().equals(team);
    }
    if (!inTeam || isSet(user, "is_stranger") || isSet(user, "deleted")) {
      return new External();
    }
    // A guest of a single channel has both flags.
    return isSet(user, "is_restricted") || isSet(user, "is_ultra_restricted")
        ? new Guest()
        : new Member();
  }

  private static boolean isSet(JsonNode user, String flag) {
    return user.path(flag).asBoolean(false);
  }
}
