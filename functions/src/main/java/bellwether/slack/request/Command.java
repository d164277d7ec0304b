package bellwether.slack.request;

import org.jspecify.annotations.Nullable;

/** What somebody asked for with {@code /breach}. */
public sealed interface Command {

  /** Everything on record about a vendor, watched or not. */
  record Lookup(String name) implements Command {}

  /** Put a vendor on the list. */
  record Watch(String name) implements Command {}

  /** Take a vendor off the list. */
  record Unwatch(String name) implements Command {}

  /** The vendor list. */
  record ListVendors() implements Command {}

  /** The latest alerts. */
  record RecentAlerts() implements Command {}

  /** The feeds and how each fares. */
  record ListFeeds() implements Command {}

  /** Read one more feed, for the asker's team alone. */
  record AddFeed(String address) implements Command {}

  /** Read one of the team's own feeds no more; by its address, or as the list calls it. */
  record RemoveFeed(String feed) implements Command {}

  /** The reasons for an alert, or for silence, by the link to the message or to the article. */
  record Explain(String link) implements Command {}

  /** What a text would do. */
  record TryText(String text) implements Command {}

  /**
   * A phrase that looks like a vendor and is not.
   *
   * @param arguments the vendor's name, then the phrase
   * @param confirmed false if the asker wants to see first what that would have hidden
   */
  record ExcludePhrase(String arguments, boolean confirmed) implements Command {}

  /** Takes an exclusion back: the vendor's name, then the phrase. */
  record IncludePhrase(String arguments) implements Command {}

  /** What was not delivered, and why. */
  record DeliveryStatus() implements Command {}

  /** How the team wants to be told. */
  record OpenSettings() implements Command {}

  /** A vendor list as a file, to be taken in. */
  record ImportVendors() implements Command {}

  /**
   * A file for somebody else.
   *
   * @param incidents the alerts and what became of them; false for the vendor list
   */
  record Export(boolean incidents) implements Command {}

  /** The digest of the last 24 hours, at once. */
  record DigestNow() implements Command {}

  /**
   * How to ask.
   *
   * @param unrecognized what was not understood; null if help was asked for
   */
  record Help(@Nullable String unrecognized) implements Command {}

  /**
   * Reads the text after {@code /breach}: the first word decides, in any case; whatever is no
   * keyword is a vendor's name. A name in double quotes, straight or curly, is a name even where it
   * begins like a keyword. Never fails: what makes no sense is {@link Help}.
   */
  static Command parse(String text) {
    return CommandParser.parse(text);
  }
}
