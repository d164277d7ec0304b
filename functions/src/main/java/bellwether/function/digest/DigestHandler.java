package bellwether.function.digest;

import bellwether.domain.Feed;
import bellwether.feed.Catalogue;
import bellwether.function.Environment;
import bellwether.function.Json;
import bellwether.function.Schedules;
import bellwether.store.Store;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;

/** DigestFunction: woken every hour, leaves the day's digests once their hour has come. */
public final class DigestHandler implements RequestStreamHandler {
  private final WriteDigests digests;

  public DigestHandler() {
    this(wire(DigestConfig.from(new Environment(System.getenv())), Clock.systemUTC()));
  }

  DigestHandler(WriteDigests digests) {
    this.digests = digests;
  }

  private static WriteDigests wire(DigestConfig config, Clock clock) {
    Store store = Store.connect();
    return new WriteDigests(
        Catalogue.builtIn().stream().map(Feed::name).toList(),
        store.feeds(config.feedsTable()),
        store.customers(config.customersTable()),
        store.deliveries(config.deliveriesTable()),
        config.hour(),
        clock);
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    Schedules.require(Json.readEvent(in));
    Json.write(out, Json.object().put("digests", digests.write()));
  }
}
