package bellwether.app;

import static bellwether.app.Fixtures.CUSTOMER;

import bellwether.app.feeds.PolledFeeds;
import bellwether.app.workspace.SharedToken;
import bellwether.domain.feed.Feed;
import bellwether.domain.feed.Format;
import bellwether.slack.request.Command;
import bellwether.store.memory.InMemoryCustomerFeedStore;
import bellwether.store.memory.InMemoryStores;
import java.net.URI;
import java.util.List;

/** Answers commands from stored advisories. */
final class CommandApp {
  private static final Feed WIRE =
      Feed.of("Wire", URI.create("https://wire.example/feed"), Format.SYNDICATION);

  final TestClock clock = TestClock.start();
  final InMemoryStores stores = new InMemoryStores();
  final InMemoryCustomerFeedStore customerFeeds = stores.customerFeeds();
  final PolledFeeds polledFeeds = new PolledFeeds(List.of(WIRE), customerFeeds);
  final CommandHandler commands =
      new CommandHandler(stores, () -> polledFeeds, SharedToken.SINGLE_WORKSPACE, clock);

  String ask(String text) {
    return commands.answer(CUSTOMER, "U1", Command.parse(text)).unescapedText();
  }
}
