package bellwether.lambda;

import bellwether.app.match.AdvisoryMatcher;
import bellwether.app.match.AlertOutbox;






import bellwether.store.dynamo.DynamoStores;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;

/**
 * MatchFunction: woken by the stream of new advisories, and every minute by a sweep that finds what
 * the stream missed.
 */
public final class MatchHandler implements RequestStreamHandler {
  private final AdvisoryMatcher matching;
  private final Clock clock;

  public MatchHandler() {
    this(
        wire(MatchConfig.from(new Environment(System.getenv())), Clock.systemUTC()),
        Clock.systemUTC());
  }

  MatchHandler(AdvisoryMatcher matching, Clock clock) {
    this.matching = matching;
    this.clock = clock;
  }

  private static AdvisoryMatcher wire(MatchConfig config, Clock clock) {
    DynamoStores store = DynamoStores.connect();
    return new AdvisoryMatcher(
        store.advisories(config.advisoriesTable()),
        store.customers(config.customersTable()),
        store.incidents(config.incidentsTable()),
        new AlertOutbox(
            store.deliveries(config.deliveriesTable()),
            store.cases(config.deliveriesTable()),
            clock),
        store.mentions(config.deliveriesTable()),
        clock);
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    JsonNode event = EventJson.readEvent(in);
    if (StreamRecords.isStream(event)) {
      EventJson.write(out, StreamRecords.each(event, matching::match));
    } else {
      ScheduledEvents.require(event);
      int matched = matching.sweep(Deadline.of(context, clock));
      EventJson.write(out, EventJson.object().put("matched", matched));
    }
  }
}
