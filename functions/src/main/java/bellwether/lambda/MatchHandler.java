package bellwether.lambda;

import bellwether.app.App;
import bellwether.app.match.AdvisoryMatcher;
import bellwether.app.match.FloodLimit;
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

/**
 * MatchFunction: triggered by the stream of new advisories, and every minute by a schedule that
 * finds what the stream missed.
 */
public final class MatchHandler implements RequestStreamHandler {
  private final AdvisoryMatcher matcher;
  private final Clock clock;

  public MatchHandler() {
    this(new Environment(System.getenv()), Clock.systemUTC());
  }

  private MatchHandler(Environment environment, Clock clock) {
    DynamoStores stores = DynamoStores.connect(environment::tableName, Timeouts.SHORT).connected();
    this.matcher = new App(stores, List::of, clock).advisoryMatcher(FloodLimit.DEFAULT);
    this.clock = clock;
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    JsonNode event = EventJson.readEvent(in);
    if (StreamRecords.isStreamEvent(event)) {
      EventJson.write(out, StreamRecords.forEachId(event, matcher::match));
    } else {
      ScheduledEvents.requireScheduled(event);
      int matched = matcher.sweep(Deadline.forInvocation(context, clock));
      EventJson.write(out, EventJson.object().put("matched", matched));
    }
  }
}
