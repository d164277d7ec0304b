package bellwether.app.request;

import bellwether.slack.request.ActionIds;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A click, a choice or a submitted modal; missing fields are empty. See
 * https://docs.slack.dev/reference/interaction-payloads
 *
 * @param team the workspace whose app this is
 * @param userTeam the workspace of the person, which differs in a shared channel
 * @param channel where it was done
 * @param triggerId opens a modal within three seconds
 * @param responseUrl where a response can be sent; a secret
 * @param actionId the name of the control
 * @param blockId the name of its block
 * @param value the button's value, the chosen option's, or the chosen person
 * @param viewId Slack's id of the modal that it was in
 * @param callbackId the name of a submitted modal
 * @param metadata the modal's {@code private_metadata}
 * @param values by block id; several choices are one per line
 */
public record Interaction(
    String type,
    String team,
    String userTeam,
    String user,
    String channel,
    String triggerId,
    String responseUrl,
    String actionId,
    String blockId,
    String value,
    String viewId,
    String callbackId,
    String metadata,
    Map<String, String> values)
    implements SlackRequest {

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * @throws MalformedRequestException if it is no JSON object; the message omits its content
   */
  public static Interaction parse(String payload) throws MalformedRequestException {
    try {
      JsonNode tree = JSON.readTree(payload);
      if (!tree.isObject()) {
        throw new MalformedRequestException("the payload is not a JSON object");
      }
      return parse(tree);
    } catch (JsonProcessingException e) {
      throw new MalformedRequestException("the payload is not JSON");
    }
  }

  private static Interaction parse(JsonNode tree) {
    JsonNode action = tree.path("actions").path(0);
    JsonNode view = tree.path("view");
    return new Interaction(
        text(tree.path("type")),
        text(tree.path("team").path("id")),
        text(tree.path("user").path("team_id")),
        text(tree.path("user").path("id")),
        text(tree.path("channel").path("id")),
        text(tree.path("trigger_id")),
        text(tree.path("response_url")),
        text(action.path("action_id")),
        text(action.path("block_id")),
        selectedValue(action),
        text(view.path("id")),
        text(view.path("callback_id")),
        text(view.path("private_metadata")),
        values(view.path("state").path("values")));
  }

  /** Whether the person belongs to the workspace that installed the app. */
  public boolean isFromSameWorkspace() {
    return !team.isEmpty() && team.equals(userTeam);
  }

  public Requester requester() {
    return new Requester(team, user, channel, responseUrl);
  }

  /** Importing thousands of vendors takes longer than Slack waits. */
  @Override
  public boolean isSlow() {
    return isSubmission() && callbackId.equals(ActionIds.APPLY_IMPORT);
  }

  public boolean isSubmission() {
    return type.equals("view_submission");
  }

  /** The id of the submitted modal or the control, one of {@link ActionIds}. */
  public String id() {
    return isSubmission() ? callbackId : actionId;
  }

  /** What was entered at the block; empty if nothing. */
  public String input(String block) {
    return values.getOrDefault(block, "").strip();
  }

  /** The lines that were entered at the block, or the choices. */
  public List<String> inputLines(String block) {
    return input(block).lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  /** Omits the response URL, with which anybody could post as the app. */
  @Override
  public String toString() {
    return type + " by " + user + " of " + team;
  }

  private static Map<String, String> values(JsonNode values) {
    Map<String, String> entered = new TreeMap<>();
    values
        .properties()
        .forEach(block ->
            block.getValue().properties().stream()
                .findFirst()
                .ifPresent(
                    control -> entered.put(block.getKey(), selectedValue(control.getValue()))));
    return entered;
  }

  private static String selectedValue(JsonNode control) {
    return Optional.of(text(control.path("selected_user")))
        .filter(chosen -> !chosen.isEmpty())
        .or(() -> nonEmptyText(control.path("selected_option").path("value")))
        .or(() -> nonEmptyText(control.path("selected_date")))
        .or(() -> nonEmptyText(control.path("selected_conversation")))
        .or(() -> joinValues(control.path("selected_users"), ""))
        .or(() -> joinValues(control.path("selected_options"), "/value"))
        .or(() -> nonEmptyText(control.path("files").path(0).path("url_private_download")))
        .orElseGet(() -> text(control.path("value")));
  }

  /** The choices, one per line; empty if there are none. */
  private static Optional<String> joinValues(JsonNode chosen, String within) {
    List<String> lines = new ArrayList<>();
    chosen.forEach(one -> lines.add(text(one.at(within))));
    return Optional.of(String.join("\n", lines)).filter(text -> !text.isEmpty());
  }

  private static Optional<String> nonEmptyText(JsonNode node) {
    return Optional.of(text(node)).filter(text -> !text.isEmpty());
  }

  private static String text(JsonNode node) {
    return node.isTextual() ? node.textValue() : "";
  }
}
