package bellwether.lambda;

import bellwether.app.App;
import bellwether.app.digest.DigestWriter;
import bellwether.app.digest.FeedNotifier;
import bellwether.domain.feed.Feed;
import bellwether.feed.catalogue.Catalogue;
import bellwether.store.dynamo.DynamoStores;
import bellwether.store.dynamo.DynamoStores.Timeouts;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.List;

/**
 * DigestFunction: runs every 15 minutes and queues digests that are due and notices about feeds.
 */
public final class DigestHandler implements RequestStreamHandler {
  private final DigestWriter digestWriter;
  private final FeedNotifier feedNotifier;
  private final int hour;

  public DigestHandler() {
    this(new Environment(System.getenv()), Clock.systemUTC());
  }

  private DigestHandler(Environment environment, Clock clock) {
    DigestConfig config = DigestConfig.from(environment);
    DynamoStores stores = DynamoStores.connect(environment::tableName, Timeouts.SHORT).connected();
    List<Feed> catalogue = Catalogue.builtIn(config.feedOptions());
    App app = new App(stores, () -> catalogue, clock);
    this.digestWriter = app.digestWriter();
    this.feedNotifier = app.feedNotifier(config.firstRead());
    this.hour = config.digestHour();
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    ScheduledEvents.requireScheduled(EventJson.readEvent(in));
    EventJson.write(
        out,
        EventJson.object()
            .put("digests", digestWriter.writeDue(hour))
            .put("feeds", feedNotifier.queueNotices()));
  }
}
