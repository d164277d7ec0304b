package bellwether.slack.request;

import org.jspecify.annotations.Nullable;

/** A parsed {@code /breach} command. */
public sealed interface Command {

  /** Shows what is on record about a vendor, watched or not. */
  record Lookup(String name) implements Command {}

  /** Adds a vendor to the watchlist. */
  record Watch(String name) implements Command {}

  /** Removes a vendor from the watchlist. */
  record Unwatch(String name) implements Command {}

  record ListVendors() implements Command {}

  record RecentAlerts() implements Command {}

  /** Lists the feeds and their health. */
  record ListFeeds() implements Command {}

  /** Adds a feed for the requester's workspace only. */
  record AddFeed(String address) implements Command {}

  /** Removes one of the workspace's own feeds, by its address or name. */
  record RemoveFeed(String feed) implements Command {}

  /** Explains an alert, or why there was none, by the link to the alert or the article. */
  record Explain(String link) implements Command {}

  /** Shows what a text would match. */
  record TryText(String text) implements Command {}

  /**
   * Excludes a phrase that looks like a vendor but is not.
   *
   * @param arguments the vendor's name, then the phrase
   * @param confirmed false to preview what that would hide
   */
  record ExcludePhrase(String arguments, boolean confirmed) implements Command {}

  /** Undoes an exclusion: the vendor's name, then the phrase. */
  record IncludePhrase(String arguments) implements Command {}

  /** Shows what was not delivered, and why. */
  record DeliveryStatus() implements Command {}

  record OpenSettings() implements Command {}

  /** Imports a vendor list from a file. */
  record ImportVendors() implements Command {}

  /**
   * Exports a CSV file.
   *
   * @param incidents true for the alerts and their cases; false for the vendor list
   */
  record Export(boolean incidents) implements Command {}

  /** Posts a digest of the last 24 hours. */
  record DigestNow() implements Command {}

  /**
   * Shows the help.
   *
   * @param unrecognized the input that was not understood; null if the person asked for help
   */
  record Help(@Nullable String unrecognized) implements Command {}

  /**
   * Parses the text after {@code /breach}. The first word decides, in any case; if it is no
   * keyword, the text is a vendor's name. Text in double quotes, straight or curly, is always a
   * name. Never fails: invalid input becomes {@link Help}.
   */
  static Command parse(String text) {
    return CommandParser.parse(text);
  }
}
