package bellwether.local.command;

import bellwether.local.cli.CommandOptions;
import bellwether.local.http.ListenAddress;
import bellwether.local.terminal.Terminal;
import bellwether.local.terminal.TerminalEvent;
import java.util.Map;
import java.util.Optional;

/** The option {@code --listen}, and what it gives access to. */
final class ListenOption {
  /** Sets the default of the option, for a container image. */
  private static final String VARIABLE = "BELLWETHER_LISTEN";

  private ListenOption() {}

  /**
   * Returns the address that the option or, without it, the variable names; else the loopback
   * address.
   */
  static ListenAddress read(CommandOptions options, Map<String, String> variables) {
    return options
        .find("--listen")
        .or(() -> Optional.ofNullable(variables.get(VARIABLE)).filter(value -> !value.isBlank()))
        .map(ListenAddress::parse)
        .orElse(ListenAddress.LOOPBACK);
  }

  /** Neither the local Slack nor DynamoDB Local asks for a password. */
  static void warnOfAccess(ListenAddress listen, Terminal terminal) {
    if (!listen.isOpen()) {
      return;
    }
    String access =
        listen.isWildcard()
            ? "Everything that can reach this machine on the network can use the local Slack as"
                + " you. DynamoDB stays on the loopback address."
            : "Everything that can reach "
                + listen.literal()
                + " can use the local Slack as you, and read and change all tables.";
    terminal.print(
        TerminalEvent.warn("listening", "", access + " Restrict access with a firewall.")
            .with("address", listen.literal()));
  }
}
