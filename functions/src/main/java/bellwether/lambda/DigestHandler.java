package bellwether.lambda;

import bellwether.app.App;
import bellwether.app.digest.DigestWriter;
import bellwether.app.digest.FeedNotifier;
import bellwether.domain.feed.Feed;
import bellwether.feed.catalogue.Catalogue;
import bellwether.feed.catalogue.FeedOptions;
import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * DigestFunction: runs every 15 minutes and queues digests that are due and notices about feeds.
 */
public final class DigestHandler extends JsonHandler {
  /** Before the working day begins in Europe, and at its end in California. */
  private static final int DEFAULT_HOUR = 7;

  private final DigestWriter digestWriter;
  private final FeedNotifier feedNotifier;

  /** The hour in UTC at which customers without a schedule get their digest. */
  private final int digestHour;

  public DigestHandler() {
    this.digestHour = environment.hour("BELLWETHER_DIGEST_HOUR", DEFAULT_HOUR);
    List<Feed> catalogue = Catalogue.builtIn(new FeedOptions(environment::find));
    App app = new App(connectStores(tables -> tables.outages().find()), () -> catalogue, clock);
    this.digestWriter = app.digestWriter();
    this.feedNotifier = app.feedNotifier();
  }

  @Override
  ObjectNode handle(JsonNode event, Context context) {
    EventJson.requireScheduled(event);
    return EventJson.object()
        .put("digests", digestWriter.writeDue(digestHour))
        .put("feeds", feedNotifier.queueNotices());
  }
}
