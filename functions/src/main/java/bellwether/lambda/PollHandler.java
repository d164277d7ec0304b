package bellwether.lambda;

import bellwether.app.App;
import bellwether.app.poll.FeedPoller;
import bellwether.domain.feed.Feed;
import bellwether.feed.catalogue.Catalogue;
import bellwether.feed.catalogue.FeedOptions;
import bellwether.store.dynamo.DynamoStores;
import bellwether.store.dynamo.DynamoStores.Timeouts;
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
 * PollFunction: invoked by a schedule, polls the feeds that are due. An event with {@code "all":
 * true}, sent by an operator, polls every feed.
 */
public final class PollHandler implements RequestStreamHandler {
  private static final Logger LOG = LoggerFactory.getLogger(PollHandler.class);

  private final FeedPoller poller;
  private final Metrics metrics;

  public PollHandler() {
    this(new Environment(System.getenv()), Clock.systemUTC());
  }

  private PollHandler(Environment environment, Clock clock) {
    PollConfig config = PollConfig.from(environment);
    List<Feed> catalogue = Catalogue.builtIn(config.feedOptions());
    config
        .feedOptions()
        .unknownNames(catalogue)
        .forEach(name ->
            LOG.warn("{} names an unknown feed: {}", FeedOptions.OPTIONAL_FEEDS_VARIABLE, name));
    DynamoStores stores = DynamoStores.connect(environment::tableName, Timeouts.SHORT).connected();
    this.poller =
        new App(stores, () -> catalogue, clock)
            .feedPoller(config.fetching(catalogue), config.firstRead());
    this.metrics = new Metrics(System.out, clock);
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    JsonNode event = EventJson.readEvent(in);
    ScheduledEvents.requireScheduled(event);
    boolean all = event.path("all").asBoolean();
    FeedPoller.Outcome outcome = all ? poller.pollAll() : poller.pollDue();
    metrics.put("FailingFeeds", "Count", poller.countFailing());
    EventJson.write(
        out,
        EventJson.object()
            .put("polled", outcome.polled())
            .put("unchanged", outcome.unchanged())
            .put("failed", outcome.failed())
            .put("added", outcome.added()));
  }
}
