package bellwether.local.command;

import bellwether.domain.Feed;
import bellwether.function.PolledFeeds;
import bellwether.function.slack.BreachAnswers;
import bellwether.store.Advisories;
import bellwether.store.Cases;
import bellwether.store.Customers;
import bellwether.store.Deliveries;
import bellwether.store.Feeds;
import bellwether.store.Incidents;
import bellwether.store.Installations;
import bellwether.store.Mentions;
import bellwether.store.dynamo.Store;
import bellwether.store.Subscriptions;
import java.util.List;

/** Every table of the product, under its usual name. */
record Tables(
    Feeds feeds,
    Subscriptions subscriptions,
    Advisories advisories,
    Customers customers,
    Incidents incidents,
    Deliveries deliveries,
    Cases cases,
    Mentions mentions,
    Installations installations) {

  /**
   * Those that a slash command is answered from.
   *
   * @param everybodys the feeds that are polled besides customers' own
   */
  BreachAnswers.Tables asked(List<Feed> everybodys) {
    return new BreachAnswers.Tables(
        customers,
        advisories,
        deliveries,
        cases,
        mentions,
        installations,
        feeds,
        polled(everybodys));
  }

  /** These feeds and customers' own. */
  PolledFeeds polled(List<Feed> everybodys) {
    return new PolledFeeds(everybodys, subscriptions);
  }

  /** The same, with those made that were missing, however long that takes. */
  static Tables ready(Store store) {
    PatientStart.USUAL.await(
        () -> bellwether.store.dynamo.Tables.createMissing(store, bellwether.store.dynamo.Tables.PREFIX));
    return of(store);
  }

  static Tables of(Store store) {
    return new Tables(
        store.feeds("bellwether-feeds"),
        store.subscriptions("bellwether-feeds"),
        store.advisories("bellwether-advisories"),
        store.customers("bellwether-customers"),
        store.incidents("bellwether-incidents"),
        store.deliveries("bellwether-deliveries"),
        store.cases("bellwether-deliveries"),
        store.mentions("bellwether-deliveries"),
        store.installations("bellwether-installations"));
  }
}
