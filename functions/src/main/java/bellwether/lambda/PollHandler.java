package bellwether.lambda;

import bellwether.app.poll.FeedPoller;

import bellwether.domain.feed.Feed;
import bellwether.feed.catalogue.Catalogue;
import bellwether.feed.http.FeedClient;
import bellwether.feed.http.FeedKey;
import bellwether.feed.FeedReader;
import bellwether.feed.catalogue.FeedOptions;



import bellwether.app.feeds.PolledFeeds;

import bellwether.store.dynamo.DynamoStores;
import bellwether.store.CustomerFeedStore;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PollFunction: woken by a schedule, polls the feeds that are due. An event with {@code "all":
 * true} polls every feed, which an operator may do by hand.
 */
public final class PollHandler implements RequestStreamHandler {
  private static final Logger LOG = LoggerFactory.getLogger(PollHandler.class);

  private final FeedPoller polls;
  private final Metrics metrics;

  public PollHandler() {
    this(
        wire(PollConfig.from(new Environment(System.getenv())), Clock.systemUTC()),
        new Metrics(System.out, Clock.systemUTC()));
  }

  PollHandler(FeedPoller polls, Metrics metrics) {
    this.polls = polls;
    this.metrics = metrics;
  }

  private static FeedPoller wire(PollConfig config, Clock clock) {
    DynamoStores store = DynamoStores.connect();
    CustomerFeedStore subscriptions = store.customerFeeds(config.feedsTable());
    List<Feed> catalogue = Catalogue.builtIn(config.switches());
    config
        .switches()
        .unknownNames(catalogue)
        .forEach(name -> LOG.warn("{} names no feed: {}", FeedOptions.OPTIONAL_FEEDS_VARIABLE, name));
    return new FeedPoller(
        new PolledFeeds(catalogue, subscriptions)::all,
        store.feedStates(config.feedsTable()),
        store.advisories(config.advisoriesTable()),
        new FeedReader(
                new FeedClient(
                    FeedClient.Options.PUBLIC
                        .withPrivateAddresses(config.allowPrivateFeeds())
                        .withContact(config.contact())
                        .withKeys(FeedKey.byHost(catalogue, config::feedKey))),
                clock)
            ::read,
        config.firstRead(),
        clock);
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    JsonNode event = EventJson.readEvent(in);
    ScheduledEvents.require(event);
    boolean all = event.path("all").asBoolean();
    FeedPoller.Outcome outcome = all ? polls.pollAll() : polls.pollDue();
    metrics.put("FailingFeeds", "Count", polls.failing());
    EventJson.write(
        out,
        EventJson.object()
            .put("polled", outcome.polled())
            .put("unchanged", outcome.unchanged())
            .put("failed", outcome.failed())
            .put("added", outcome.added()));
  }
}
