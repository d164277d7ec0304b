package bellwether.app.request;

import static java.nio.charset.StandardCharsets.UTF_8;

import bellwether.slack.request.AccessRules;
import bellwether.slack.request.ActionIds;
import bellwether.slack.request.Permission;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A click, a choice or a submitted modal; missing fields are empty. See
 * https://docs.slack.dev/reference/interaction-payloads
 *
 * @param team the workspace whose app this is
 * @param userTeam the workspace of the person, which differs in a shared channel
 * @param triggerId opens a modal within three seconds
 * @param responseUrl where a response can be sent; a secret
 * @param value the button's value, the chosen option's, or the chosen person
 * @param metadata the modal's {@code private_metadata}
 * @param values by block id; several choices are one per line
 */
public record Interaction(
    String type,
    String team,
    String userTeam,
    String organization,
    boolean installedElsewhere,
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

  public static Interaction parse(String payload) throws MalformedRequestException {
    RequestJson json = RequestJson.parse(payload.getBytes(UTF_8), "the payload");
    RequestJson view = json.at("view");
    RequestJson action =
        json.at("actions").elements().stream().findFirst().orElse(RequestJson.MISSING);
    return new Interaction(
        json.text("type"),
        json.text("team", "id"),
        json.text("user", "team_id"),
        organization(json),
        isInstalledElsewhere(json),
        json.text("user", "id"),
        json.text("channel", "id"),
        json.text("trigger_id"),
        json.text("response_url"),
        action.text("action_id"),
        action.text("block_id"),
        selectedValue(action),
        view.text("id"),
        view.text("callback_id"),
        view.text("private_metadata"),
        values(view.at("state", "values")));
  }

  /**
   * Whether the person belongs to the workspace that installed the app. On Enterprise Grid Slack
   * names the person's organization instead, and {@code users.info} has to confirm the workspace.
   */
  public boolean isFromSameWorkspace() {
    return !team.isEmpty()
        && !installedElsewhere
        && (team.equals(userTeam) || (!organization.isEmpty() && organization.equals(userTeam)));
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

  private boolean isClick() {
    return type.equals("block_actions");
  }

  /** Who may do this; nobody, if it is neither a click nor a submission. */
  public Permission permission() {
    if (isSubmission()) {
      return AccessRules.forModal(callbackId);
    }
    return isClick() ? AccessRules.forAction(actionId) : Permission.NOBODY;
  }

  /** The id of the submitted modal or the control, one of {@link ActionIds}. */
  public String id() {
    return isSubmission() ? callbackId : actionId;
  }

  public String input(String block) {
    return values.getOrDefault(block, "").strip();
  }

  public @Nullable String inputOrNull(String block) {
    return input(block).isEmpty() ? null : input(block);
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

  private static String organization(RequestJson json) {
    String stated = json.text("enterprise", "id");
    return stated.isEmpty() ? json.text("team", "enterprise_id") : stated;
  }

  /**
   * For a modal that was opened in a shared channel, the team may be the person's, and the view
   * names the one that installed the app. Installation for a whole organization is not supported.
   */
  private static boolean isInstalledElsewhere(RequestJson json) {
    String installed = json.text("view", "app_installed_team_id");
    return json.isTrue("is_enterprise_install")
        || (!installed.isEmpty() && !installed.equals(json.text("team", "id")));
  }

  private static Map<String, String> values(RequestJson blocks) {
    Map<String, String> inputs = new TreeMap<>();
    blocks
        .fields()
        .forEach((block, controls) ->
            controls.fields().values().stream()
                .findFirst()
                .ifPresent(control -> inputs.put(block, selectedValue(control))));
    return inputs;
  }

  private static String selectedValue(RequestJson control) {
    List<RequestJson> files = control.at("files").elements();
    return Stream.of(
            control.text("selected_user"),
            control.text("selected_option", "value"),
            control.text("selected_date"),
            control.text("selected_conversation"),
            joinLines(control.at("selected_users"), RequestJson::text),
            joinLines(control.at("selected_options"), option -> option.text("value")),
            files.isEmpty() ? "" : files.getFirst().text("url_private_download"),
            control.text("value"))
        .filter(value -> !value.isEmpty())
        .findFirst()
        .orElse("");
  }

  private static String joinLines(RequestJson options, Function<RequestJson, String> text) {
    return options.elements().stream().map(text).collect(Collectors.joining("\n"));
  }
}
