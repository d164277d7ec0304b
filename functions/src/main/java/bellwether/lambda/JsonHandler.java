package bellwether.lambda;

import bellwether.store.Stores;
import bellwether.store.dynamo.DynamoStores;
import bellwether.store.dynamo.DynamoStores.Timeouts;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** A function whose event and response are JSON objects. */
abstract class JsonHandler implements RequestStreamHandler {
  /** Reserved for work in progress: longer than one call to Slack may take. */
  private static final Duration DEADLINE_MARGIN = Duration.ofSeconds(12);

  final Environment environment = new Environment(System.getenv());
  final Clock clock = Clock.systemUTC();
  final Metrics metrics =
      new Metrics(System.out, clock, environment.find("BELLWETHER_STACK").orElse(null));

  /** Handles the event and returns the response. */
  abstract ObjectNode handle(JsonNode event, Context context);

  @Override
  public final void handleRequest(InputStream in, OutputStream out, Context context)
      throws IOException {
    EventJson.write(out, handle(EventJson.readEvent(in), context));
  }

  /**
   * Connects to the tables now, so that SnapStart's snapshot contains the client.
   *
   * @param firstCalls what is called before the snapshot, for the classes that this loads
   */
  final DynamoStores connectStores(Consumer<Stores> firstCalls) {
    Priming.run(environment, firstCalls);
    return DynamoStores.connect(environment::tableName, Timeouts.SHORT).connected();
  }

  /** The time after which this invocation should start no new work. */
  final Instant deadline(Context context) {
    return clock.instant().plusMillis(context.getRemainingTimeInMillis()).minus(DEADLINE_MARGIN);
  }
}
