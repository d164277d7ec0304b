package bellwether.app.destinations;

import static bellwether.app.Fixtures.CUSTOMER;

import bellwether.app.CommandHandler;
import bellwether.app.TestClock;
import bellwether.app.feeds.PolledFeeds;
import bellwether.app.workspace.DestinationSecrets;
import bellwether.app.workspace.SharedToken;
import bellwether.slack.request.Command;
import bellwether.store.TokenCipher;
import bellwether.store.memory.InMemoryStores;
import java.util.List;
import java.util.Optional;

/** Answers commands about destinations, with stores in memory. */
final class DestinationApp {
  final TestClock clock = TestClock.start();
  final InMemoryStores stores = new InMemoryStores();
  final DestinationSecrets secrets =
      new DestinationSecrets(
          () -> Optional.of(new TokenCipher("bm90LWEta2V5LWJ1dC10aGlydHktdHdvLWJ5dGVzISE=")));

  String answer(String command, DestinationSecrets available, boolean hasEmail) {
    return new CommandHandler(
            stores,
            () -> new PolledFeeds(List.of(), stores.customerFeeds()),
            SharedToken.SINGLE_WORKSPACE,
            new DestinationCommands(stores, available, false, hasEmail, clock),
            clock)
        .answer(CUSTOMER, "U1", Command.parse(command))
        .unescapedText();
  }
}
