package bellwether.lambda;

import bellwether.app.digest.DigestWriter;
import bellwether.app.digest.FeedNotifier;

import bellwether.feed.catalogue.Catalogue;


import bellwether.app.feeds.PolledFeeds;

import bellwether.store.dynamo.DynamoStores;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;

/**
 * DigestFunction: woken every hour, leaves the day's digests once their hour has come, and what is
 * to be told of the feeds.
 */
public final class DigestHandler implements RequestStreamHandler {
  private final DigestWriter digests;
  private final FeedNotifier feeds;

  public DigestHandler() {
    this(DigestConfig.from(new Environment(System.getenv())), DynamoStores.connect(), Clock.systemUTC());
  }

  private DigestHandler(DigestConfig config, DynamoStores store, Clock clock) {
    this(digests(config, store, clock), feeds(config, store, clock));
  }

  DigestHandler(DigestWriter digests, FeedNotifier feeds) {
    this.digests = digests;
    this.feeds = feeds;
  }

  private static DigestWriter digests(DigestConfig config, DynamoStores store, Clock clock) {
    return new DigestWriter(
        polled(config, store),
        store.feedStates(config.feedsTable()),
        store.customers(config.customersTable()),
        store.deliveries(config.deliveriesTable()),
        store.cases(config.deliveriesTable()),
        store.mentions(config.deliveriesTable()),
        config.hour(),
        clock);
  }

  private static FeedNotifier feeds(DigestConfig config, DynamoStores store, Clock clock) {
    return new FeedNotifier(
        polled(config, store),
        store.feedStates(config.feedsTable()),
        store.customers(config.customersTable()),
        store.deliveries(config.deliveriesTable()),
        config.firstReadsAreSilent(),
        clock);
  }

  private static PolledFeeds polled(DigestConfig config, DynamoStores store) {
    return new PolledFeeds(
        Catalogue.builtIn(config.switches()), store.customerFeeds(config.feedsTable()));
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    ScheduledEvents.require(EventJson.readEvent(in));
    EventJson.write(out, EventJson.object().put("digests", digests.write()).put("feeds", feeds.tell()));
  }
}
