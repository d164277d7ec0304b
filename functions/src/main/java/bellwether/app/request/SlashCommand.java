package bellwether.app.request;

import bellwether.slack.request.Command;

/**
 * A slash command; its trigger opens a modal within three seconds. See
 * https://docs.slack.dev/interactivity/implementing-slash-commands#app_command_handling
 *
 * @param ofOrganization whether the app was installed for a whole organization, which is not
 *     supported
 */
public record SlashCommand(
    Requester requester, String triggerId, Command command, boolean ofOrganization)
    implements SlackRequest {

  static SlashCommand parse(Form form) throws MalformedRequestException {
    String team = form.get("team_id");
    String user = form.get("user_id");
    if (team.isEmpty() || user.isEmpty()) {
      throw new MalformedRequestException("the command has no team_id or no user_id");
    }
    return new SlashCommand(
        new Requester(team, user, form.get("channel_id"), form.get("response_url")),
        form.get("trigger_id"),
        Command.parse(form.get("text")),
        form.get("is_enterprise_install").equals("true"));
  }

  /** Sending a file takes five calls to Slack, besides reading its content. */
  @Override
  public boolean isSlow() {
    return switch (command.verb()) {
      case EXPORT_VENDORS, EXPORT_INCIDENTS, EXPORT_COVERAGE -> true;
      default -> false;
    };
  }
}
