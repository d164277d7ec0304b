package bellwether.lambda;

import bellwether.app.deliver.DeliverySweeper;
import bellwether.app.deliver.OutageNotifier;
import bellwether.app.deliver.DeliveryConfig;
import bellwether.app.deliver.DeliveryProcessor;
import bellwether.app.deliver.SlackChannel;
import bellwether.app.deliver.SlackRateLimiter;

import bellwether.app.workspace.BotTokens;






import bellwether.store.DeliveryStore;
import bellwether.store.InstallationStore;
import bellwether.store.dynamo.DynamoStores;
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
import java.util.UUID;
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

  /** What the function is made of. */
  record Parts(DeliverySweeper delivery, OutageNotifier blockages) {}

  public DeliverHandler() {
    this(
        wire(new Environment(System.getenv()), Clock.systemUTC()),
        new Metrics(System.out, Clock.systemUTC()),
        Clock.systemUTC());
  }

  DeliverHandler(Parts parts, Metrics metrics, Clock clock) {
    this.delivery = parts.delivery();
    this.blockages = parts.blockages();
    this.metrics = metrics;
    this.clock = clock;
  }

  private static Parts wire(Environment environment, Clock clock) {
    DeliveryConfig config = DeliveryConfig.from(environment);
    DynamoStores store = DynamoStores.connect();
    DeliveryStore deliveries = store.deliveries(config.deliveriesTable());
    InstallationStore installations = store.installations(config.installationsTable());
    DeliveryProcessor attempt =
        new DeliveryProcessor(
            deliveries,
            store.cases(config.deliveriesTable()),
            store.customers(config.customersTable()),
            installations,
            new SlackChannel(
                BotTokens.from(environment, installations),
                config.slackApi(),
                config.callTimeout()),
            config,
            new SlackRateLimiter(clock, DeliverHandler::pause),
            clock,
            // An id for each attempt, never one for each process: SnapStart copies processes.
            () -> UUID.randomUUID().toString());
    OutageNotifier blockages =
        new OutageNotifier(
            store.outages(config.deliveriesTable()),
            deliveries,
            installations,
            config.rules(),
            environment.find("BELLWETHER_INSTALL_PAGE").orElse(null),
            clock);
    return new Parts(new DeliverySweeper(deliveries, attempt, blockages, clock), blockages);
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
