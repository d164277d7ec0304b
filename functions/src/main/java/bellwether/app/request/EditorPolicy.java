package bellwether.app.request;

import bellwether.slack.block.SlackMessage;
import bellwether.slack.block.View;
import bellwether.slack.reply.EditorsOnlyReply;
import bellwether.slack.request.Command;
import bellwether.store.CustomerStore;
import java.util.Optional;
import java.util.Set;

/**
 * Restricts changes of settings and lists to the editors that a team named, if it named any.
 * Everybody may view them and act on alerts.
 */
public final class EditorPolicy {
  private final CustomerStore customers;

  public EditorPolicy(CustomerStore customers) {
    this.customers = customers;
  }

  /** The reply to a person who lacks permission for the command; empty if it is permitted. */
  public Optional<SlackMessage> refusal(String team, String user, Command command) {
    return needsPermission(command)
        ? editorsIfDenied(team, user).map(EditorsOnlyReply::of)
        : Optional.empty();
  }

  /**
   * The modal for a person who lacks permission to change settings or lists; empty if permitted.
   */
  public Optional<View> refusal(String team, String user) {
    return refusal(team, user, "");
  }

  /**
   * The same.
   *
   * @param instead what the person can do instead
   */
  public Optional<View> refusal(String team, String user, String instead) {
    return editorsIfDenied(team, user).map(editors -> EditorsOnlyReply.modal(editors, instead));
  }

  private Optional<Set<String>> editorsIfDenied(String team, String user) {
    return Optional.of(customers.settings(team))
        .filter(settings -> !settings.canEdit(user))
        .map(settings -> settings.editors());
  }

  /** Whether the command changes settings or lists. */
  public static boolean needsPermission(Command command) {
    return switch (command) {
      case Command.Watch _,
          Command.Unwatch _,
          Command.AddFeed _,
          Command.RemoveFeed _,
          Command.IncludePhrase _,
          Command.OpenSettings _,
          Command.ImportVendors _ ->
          true;
      case Command.ExcludePhrase(String _, boolean confirmed) -> confirmed;
      case Command.Lookup _,
          Command.ListVendors _,
          Command.RecentAlerts _,
          Command.ListFeeds _,
          Command.Explain _,
          Command.TryText _,
          Command.DeliveryStatus _,
          Command.Export _,
          Command.DigestNow _,
          Command.Help _ ->
          false;
    };
  }
}
