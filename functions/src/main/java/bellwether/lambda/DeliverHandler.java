package bellwether.lambda;








import bellwether.app.App;
import bellwether.app.deliver.DeliveryConfig;
import bellwether.app.deliver.DeliverySweeper;
import bellwether.app.deliver.OutageNotifier;
import bellwether.app.deliver.SlackChannel;
import bellwether.store.DeliveryStore;
import bellwether.store.dynamo.DynamoStores;
import bellwether.store.dynamo.DynamoStores.Timeouts;
import java.util.List;
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
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * DeliverFunction: woken by the stream of new deliveries, and every minute by the sweep on which
 * the guarantee rests.
 */
public final class DeliverHandler implements RequestStreamHandler {
  private final DeliverySweeper delivery;
  private final OutageNotifier blockages;
  private final Metrics metrics;
  private final Clock clock;

  public DeliverHandler() {
    this(new Environment(System.getenv()), Clock.systemUTC());
  }

  private DeliverHandler(Environment environment, Clock clock) {
    SlackConfig slack = new SlackConfig(environment);
    DeliveryConfig config = slack.delivery();
    DynamoStores stores = DynamoStores.connect(environment::table, Timeouts.SHORT).connected();
    App app = new App(stores, List::of, clock);
    this.blockages =
        app.outageNotifier(config, environment.find("BELLWETHER_INSTALL_PAGE").orElse(null));
    this.delivery =
        app.deliverySweeper(
            new SlackChannel(
                slack.botTokens(stores.installations()), slack.apiUrl(), config.callTimeout()),
            config,
            DeliverHandler::pause,
            blockages);
    this.metrics = new Metrics(System.out, clock);
    this.clock = clock;
  }

  private static void pause(Duration duration) {
    LockSupport.parkNanos(duration.toNanos());
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    JsonNode event = EventJson.readEvent(in);
    Instant deadline = Deadline.of(context, clock);
    if (StreamRecords.isStream(event)) {
      AtomicBoolean left = new AtomicBoolean();
      ObjectNode answer =
          StreamRecords.each(
              event,
              id -> {
                if (DeliveryStore.isDeliveryId(id) && !delivery.deliver(id, deadline)) {
                  left.set(true);
                }
              });
      if (left.get()) {
        // So the stream alone brings everything to Slack too, were the schedule switched off.
        delivery.sweep(deadline);
      }
      EventJson.write(out, answer);
      return;
    }
    ScheduledEvents.require(event);
    int moved = delivery.sweep(deadline);
    metrics.put("OldestDueAgeSeconds", "Seconds", delivery.oldestDueAge().toSeconds());
    metrics.put("BlockedCustomers", "Count", blockages.tell());
    EventJson.write(out, EventJson.object().put("moved", moved));
  }
}
