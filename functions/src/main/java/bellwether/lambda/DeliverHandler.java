package bellwether.lambda;

import bellwether.app.App;
import bellwether.app.deliver.DeliveryConfig;
import bellwether.app.deliver.DeliverySweeper;
import bellwether.app.deliver.OutageNotifier;
import bellwether.app.deliver.SlackChannel;
import bellwether.store.DeliveryStore;
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
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * DeliverFunction: triggered by the stream of new deliveries, and every minute by a schedule, which
 * alone suffices to deliver everything.
 */
public final class DeliverHandler implements RequestStreamHandler {
  private final DeliverySweeper sweeper;
  private final OutageNotifier outageNotifier;
  private final Metrics metrics;
  private final Clock clock;

  public DeliverHandler() {
    this(new Environment(System.getenv()), Clock.systemUTC());
  }

  private DeliverHandler(Environment environment, Clock clock) {
    SlackConfig slack = new SlackConfig(environment);
    DeliveryConfig config = slack.deliveryConfig();
    DynamoStores stores = DynamoStores.connect(environment::tableName, Timeouts.SHORT).connected();
    App app = new App(stores, List::of, clock);
    this.outageNotifier =
        app.outageNotifier(config, environment.find("BELLWETHER_INSTALL_PAGE").orElse(null));
    this.sweeper =
        app.deliverySweeper(
            new SlackChannel(
                slack.botTokens(stores.installations()), slack.apiUrl(), config.callTimeout()),
            config,
            DeliverHandler::sleep,
            outageNotifier);
    this.metrics = new Metrics(System.out, clock);
    this.clock = clock;
  }

  private static void sleep(Duration duration) {
    LockSupport.parkNanos(duration.toNanos());
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    JsonNode event = EventJson.readEvent(in);
    Instant deadline = Deadline.forInvocation(context, clock);
    if (StreamRecords.isStreamEvent(event)) {
      AtomicBoolean left = new AtomicBoolean();
      ObjectNode answer =
          StreamRecords.forEachId(
              event,
              id -> {
                if (DeliveryStore.isDeliveryId(id) && !sweeper.deliver(id, deadline)) {
                  left.set(true);
                }
              });
      if (left.get()) {
        // So that the stream alone suffices too if the schedule is disabled.
        sweeper.sweep(deadline);
      }
      EventJson.write(out, answer);
      return;
    }
    ScheduledEvents.requireScheduled(event);
    int moved = sweeper.sweep(deadline);
    metrics.put("OldestDueAgeSeconds", "Seconds", sweeper.oldestDueAge().toSeconds());
    metrics.put("BlockedCustomers", "Count", outageNotifier.queueNotices());
    EventJson.write(out, EventJson.object().put("moved", moved));
  }
}
