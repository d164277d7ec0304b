package bellwether.app.install;

import java.time.Instant;

/** Hears of workspaces that threw us out. */
public interface Departures {

  /**
   * The team uninstalled the app or revoked its bot token. Told again if this throws, and whenever
   * Slack repeats itself.
   *
   * @param at when, by Slack's clock in whole seconds; the end of time where Slack did not say
   */
  void left(String team, Instant at);
}
