package bellwether.local.slack.api;

import bellwether.local.slack.workspace.LocalPerson;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * {@code users.info}. As in Slack, a person of another workspace is no stranger to an app in a
 * channel that both share; only the team tells them apart.
 *
 * @see <a href="https://docs.slack.dev/reference/methods/users.info">users.info</a>
 */
public final class UserMethods {
  private static final ObjectMapper JSON = new ObjectMapper();

  private UserMethods() {}

  public static ObjectNode info(ApiParameters parameters) {
    LocalPerson person =
        LocalPerson.findById(parameters.text("user").orElse(""))
            .orElseThrow(() -> WebApiException.of("user_not_found"));
    ObjectNode answer = JSON.createObjectNode();
    answer
        .putObject("user")
        .put("id", person.id())
        .put("team_id", person.team())
        .put("name", person.handle())
        .put("deleted", false)
        .put("is_restricted", person.restricted())
        .put("is_ultra_restricted", person.ultraRestricted())
        .put("is_stranger", false);
    return answer;
  }
}
