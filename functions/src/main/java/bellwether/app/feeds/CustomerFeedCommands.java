package bellwether.app.feeds;

import bellwether.feed.catalogue.CustomerFeed;
import bellwether.slack.block.SlackMessage;
import bellwether.slack.reply.CommandReplies;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/** Adds and removes a team's own feeds. */
public final class CustomerFeedCommands {
  /**
   * The poller reads hundreds of feeds within 15 minutes. Ten per team leave room for many teams; a
   * team that needs more should use a threat-intelligence service.
   */
  static final int MAX_FEEDS = 10;

  private CustomerFeedCommands() {}

  public static SlackMessage add(PolledFeeds polled, String team, String input) {
    URI address;
    try {
      address = CustomerFeed.parseAddress(input);
    } catch (IllegalArgumentException e) {
      return CommandReplies.feedRejected(String.valueOf(e.getMessage()));
    }
    if (polled.isSharedFeed(address)) {
      return CommandReplies.feedRejected("it is a shared feed already");
    }
    return switch (polled.customerFeeds().add(team, address, MAX_FEEDS)) {
      case ADDED -> CommandReplies.feedAdded(nameOf(team, address));
      case ALREADY_EXISTS -> CommandReplies.feedRejected("your team has this feed already");
      case LIMIT_REACHED ->
          CommandReplies.feedRejected(
              "a team has at most "
                  + MAX_FEEDS
                  + " feeds of its own; remove one with /breach feeds remove URL");
    };
  }

  public static SlackMessage remove(PolledFeeds polled, String team, String input) {
    Optional<URI> found =
        polled.customerFeeds().findByCustomer(team).stream()
            .filter(own -> nameOf(team, own).equals(input.strip()) || hasAddress(own, input))
            .findFirst();
    return found.isPresent() && polled.customerFeeds().remove(team, found.get())
        ? CommandReplies.feedRemoved(nameOf(team, found.get()))
        : CommandReplies.feedNotFound();
  }

  private static boolean hasAddress(URI own, String input) {
    try {
      return own.equals(CustomerFeed.parseAddress(input));
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private static String nameOf(String team, URI address) {
    return CustomerFeed.of(address, Set.of(team)).name();
  }
}
