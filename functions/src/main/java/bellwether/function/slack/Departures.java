package bellwether.function.slack;

/** Hears of workspaces that threw us out. */
interface Departures {

  /**
   * The team uninstalled the app or revoked its bot token. Told again if this throws, and whenever
   * Slack repeats itself.
   */
  void left(String team);
}
