package bellwether.app.request;

import bellwether.domain.workspace.Settings;
import bellwether.slack.block.SlackMessage;
import bellwether.slack.reply.EditorsOnlyReply;
import bellwether.slack.request.Command;
import bellwether.slack.request.Permission;
import bellwether.store.Stores;
import java.util.Optional;
import java.util.Set;

/**
 * Restricts changes of settings and lists to the editors that a team named, if it named any.
 * Everybody may view them and act on alerts.
 */
public record EditorPolicy(Stores stores) {

  /** The reply to a person who lacks permission for the command; empty if it is permitted. */
  public Optional<SlackMessage> refusal(String team, String user, Command command) {
    Permission permission = command.permission();
    return permission == Permission.EDITOR || permission == Permission.NOBODY
        ? editorsIfDenied(team, user).map(EditorsOnlyReply::of)
        : Optional.empty();
  }

  /** The team's editors, if the person is not one of them; empty if the person may edit. */
  public Optional<Set<String>> editorsIfDenied(String team, String user) {
    return Optional.of(stores.customers().settings(team))
        .filter(settings -> !settings.canEdit(user))
        .map(Settings::editors);
  }
}
