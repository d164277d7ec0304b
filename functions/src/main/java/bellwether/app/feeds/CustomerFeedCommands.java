package bellwether.app.feeds;

import bellwether.feed.catalogue.CustomerFeed;
import bellwether.slack.block.SlackMessage;
import bellwether.slack.reply.CommandReplies;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/** Adds and removes the feeds that a team reads besides everybody's. */
public final class CustomerFeedCommands {
  /**
   * Fifteen minutes of one poller read hundreds of feeds; ten a team leave room for many teams, and
   * a team with more news than that reads a threat-intelligence service.
   */
  static final int MAX_FEEDS = 10;

  private CustomerFeedCommands() {}

  public static SlackMessage add(PolledFeeds polled, String team, String typed) {
    URI address;
    try {
      address = CustomerFeed.parseAddress(typed);
    } catch (IllegalArgumentException e) {
      return CommandReplies.feedRejected(String.valueOf(e.getMessage()));
    }
    if (polled.isSharedFeed(address)) {
      return CommandReplies.feedRejected("it is read already, for everybody");
    }
    return switch (polled.customerFeeds().add(team, address, MAX_FEEDS)) {
      case ADDED -> CommandReplies.feedAdded(nameOf(team, address));
      case ALREADY_EXISTS -> CommandReplies.feedRejected("it is among your team's feeds already");
      case LIMIT_REACHED ->
          CommandReplies.feedRejected(
              "a team has at most "
                  + MAX_FEEDS
                  + " feeds of its own; /breach feeds remove URL ends one");
    };
  }

  public static SlackMessage remove(PolledFeeds polled, String team, String typed) {
    Optional<URI> found =
        polled.customerFeeds().findByCustomer(team).stream()
            .filter(own -> nameOf(team, own).equals(typed.strip()) || hasAddress(own, typed))
            .findFirst();
    return found.isPresent() && polled.customerFeeds().remove(team, found.get())
        ? CommandReplies.feedRemoved(nameOf(team, found.get()))
        : CommandReplies.feedNotFound();
  }

  private static boolean hasAddress(URI own, String typed) {
    try {
      return own.equals(CustomerFeed.parseAddress(typed));
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private static String nameOf(String team, URI address) {
    return CustomerFeed.of(address, Set.of(team)).name();
  }
}
