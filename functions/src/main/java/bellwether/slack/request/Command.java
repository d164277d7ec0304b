package bellwether.slack.request;

/** A parsed {@code /breach} command with the text after its words. */
public record Command(Verb verb, String argument) {

  /** What to do; {@code commands.txt} describes each. */
  public enum Verb {
    LOOKUP,
    CHAIN,
    WATCH,
    UNWATCH,
    VENDORS,
    RECENT,
    FEEDS,
    ADD_FEED,
    REMOVE_FEED,
    DESTINATIONS,
    SET_WEBHOOK,
    SET_TEAMS,
    REMOVE_WEBHOOK,
    REMOVE_TEAMS,
    ADD_EMAIL,
    CONFIRM_EMAIL,
    REMOVE_EMAIL,
    EXPLAIN,
    TEST,
    PREVIEW_EXCLUSION,
    EXCLUDE,
    INCLUDE,
    STATUS,
    IMPORT,
    DISCOVER,
    EXPORT_VENDORS,
    EXPORT_INCIDENTS,
    EXPORT_COVERAGE,
    SETTINGS,
    DIGEST,
    /** The argument is what was not understood; empty if the person asked for help. */
    HELP
  }

  /** Who may use it. */
  public Permission permission() {
    return AccessRules.forCommand(verb);
  }

  /**
   * Parses the text after {@code /breach}. The first words decide, in any case; if they are of no
   * command, the text is a vendor's name. Text in double quotes, straight or curly, is always a
   * name. Never fails: invalid input becomes {@link Verb#HELP}.
   */
  public static Command parse(String text) {
    return CommandParser.parse(text);
  }
}
