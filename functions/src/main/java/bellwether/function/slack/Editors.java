package bellwether.function.slack;

import bellwether.slack.request.Command;
import bellwether.slack.reply.RefusalMessage;
import bellwether.slack.block.SlackMessage;
import bellwether.slack.block.View;
import bellwether.store.Customers;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps a team's settings and lists to those whom it named, where it named any. What they see and
 * what they do about alerts is everybody's.
 */
final class Editors {
  private final Customers customers;

  Editors(Customers customers) {
    this.customers = customers;
  }

  /** What to answer instead of the command; empty if it changes nothing or the person may. */
  Optional<SlackMessage> refusal(String team, String user, Command command) {
    return mayChange(command) ? others(team, user).map(RefusalMessage::of) : Optional.empty();
  }

  /** What to show instead of a modal that changes settings or lists; empty if the person may. */
  Optional<View> refusal(String team, String user) {
    return refusal(team, user, "");
  }

  /**
   * The same.
   *
   * @param instead what the person can do all the same
   */
  Optional<View> refusal(String team, String user, String instead) {
    return others(team, user).map(editors -> RefusalMessage.view(editors, instead));
  }

  private Optional<Set<String>> others(String team, String user) {
    return Optional.of(customers.settings(team))
        .filter(settings -> !settings.mayEdit(user))
        .map(settings -> settings.editors());
  }

  /** Whether the command may change settings or lists: only then need anybody be asked. */
  static boolean mayChange(Command command) {
    return switch (command) {
      case Command.Watch _,
          Command.Unwatch _,
          Command.AddFeed _,
          Command.RemoveFeed _,
          Command.Include _,
          Command.Setup _,
          Command.Import _ ->
          true;
      case Command.Exclude(String _, boolean confirmed) -> confirmed;
      case Command.Lookup _,
          Command.Vendors _,
          Command.Recent _,
          Command.Feeds _,
          Command.Why _,
          Command.Test _,
          Command.Status _,
          Command.Export _,
          Command.DigestNow _,
          Command.Help _ ->
          false;
    };
  }
}
