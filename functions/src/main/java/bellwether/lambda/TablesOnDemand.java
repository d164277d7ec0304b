package bellwether.lambda;

import bellwether.app.CommandHandler;

import bellwether.feed.catalogue.Catalogue;
import bellwether.feed.catalogue.FeedOptions;

import bellwether.app.feeds.PolledFeeds;
import bellwether.store.dynamo.DynamoStores;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Connects to the tables when they are first asked for: a request that needs none must not wait.
 */
final class TablesOnDemand implements Supplier<CommandHandler.Tables> {
  private final Environment environment;
  private final Supplier<DynamoStores> connection;
  private CommandHandler.@Nullable Tables tables;

  TablesOnDemand(Environment environment, Supplier<DynamoStores> connection) {
    this.environment = environment;
    this.connection = connection;
  }

  @Override
  public synchronized CommandHandler.Tables get() {
    CommandHandler.Tables connected = tables;
    if (connected == null) {
      DynamoStores store = connection.get();
      connected =
          new CommandHandler.Tables(
              store.customers(environment.table("customers")),
              store.advisories(environment.table("advisories")),
              store.deliveries(environment.table("deliveries")),
              store.cases(environment.table("deliveries")),
              store.mentions(environment.table("deliveries")),
              store.installations(environment.table("installations")),
              store.feedStates(environment.table("feeds")),
              new PolledFeeds(
                  Catalogue.builtIn(new FeedOptions(environment::find)),
                  store.customerFeeds(environment.table("feeds"))));
      tables = connected;
    }
    return connected;
  }
}
