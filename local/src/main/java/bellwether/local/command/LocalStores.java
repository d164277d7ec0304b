package bellwether.local.command;

import bellwether.domain.feed.Feed;
import bellwether.app.feeds.PolledFeeds;
import bellwether.app.CommandHandler;
import bellwether.store.AdvisoryStore;
import bellwether.store.CaseStore;
import bellwether.store.CustomerStore;
import bellwether.store.DeliveryStore;
import bellwether.store.FeedStateStore;
import bellwether.store.IncidentStore;
import bellwether.store.InstallationStore;
import bellwether.store.MentionStore;
import bellwether.store.dynamo.DynamoStores;
import bellwether.store.CustomerFeedStore;
import java.util.List;

/** Every table of the product, under its usual name. */
record LocalStores(
    FeedStateStore feeds,
    CustomerFeedStore subscriptions,
    AdvisoryStore advisories,
    CustomerStore customers,
    IncidentStore incidents,
    DeliveryStore deliveries,
    CaseStore cases,
    MentionStore mentions,
    InstallationStore installations) {

  /**
   * Those that a slash command is answered from.
   *
   * @param everybodys the feeds that are polled besides customers' own
   */
  CommandHandler.Tables commandStores(List<Feed> everybodys) {
    return new CommandHandler.Tables(
        customers,
        advisories,
        deliveries,
        cases,
        mentions,
        installations,
        feeds,
        polledFeeds(everybodys));
  }

  /** These feeds and customers' own. */
  PolledFeeds polledFeeds(List<Feed> everybodys) {
    return new PolledFeeds(everybodys, subscriptions);
  }

  /** The same, with those made that were missing, however long that takes. */
  static LocalStores openAll(DynamoStores store) {
    DynamoDbStartup.DEFAULT.await(
        () -> bellwether.store.dynamo.TableCreator.createMissing(store, bellwether.store.dynamo.TableCreator.DEFAULT_PREFIX));
    return fromStore(store);
  }

  static LocalStores fromStore(DynamoStores store) {
    return new LocalStores(
        store.feedStates("bellwether-feeds"),
        store.customerFeeds("bellwether-feeds"),
        store.advisories("bellwether-advisories"),
        store.customers("bellwether-customers"),
        store.incidents("bellwether-incidents"),
        store.deliveries("bellwether-deliveries"),
        store.cases("bellwether-deliveries"),
        store.mentions("bellwether-deliveries"),
        store.installations("bellwether-installations"));
  }
}
