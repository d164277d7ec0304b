package bellwether.lambda;

import bellwether.app.App;
import bellwether.app.deliver.DeliveryConfig;
import bellwether.app.deliver.DeliverySweeper;
import bellwether.app.deliver.OutageNotifier;
import bellwether.app.deliver.SlackChannel;
import bellwether.store.DeliveryStore;
import bellwether.store.dynamo.DynamoStores;
import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * DeliverFunction: triggered by the stream of new deliveries, and every minute by a schedule, which
 * alone is enough to deliver everything.
 */
public final class DeliverHandler extends JsonHandler {
  private final DeliverySweeper sweeper;
  private final OutageNotifier outageNotifier;

  public DeliverHandler() {
    SlackConfig slack = new SlackConfig(environment);
    DeliveryConfig config = slack.deliveryConfig();
    DynamoStores stores = connectStores(tables -> tables.outages().find());
    App app = new App(stores, List::of, clock);
    this.outageNotifier =
        app.outageNotifier(config, environment.find("BELLWETHER_INSTALL_PAGE").orElse(null));
    this.sweeper =
        app.deliverySweeper(
            new SlackChannel(
                slack.botTokens(stores.installations()), slack.apiUrl(), config.callTimeout()),
            config,
            pause -> LockSupport.parkNanos(pause.toNanos()),
            outageNotifier);
  }

  @Override
  ObjectNode handle(JsonNode event, Context context) {
    Instant deadline = deadline(context);
    if (StreamRecords.isStreamEvent(event)) {
      return deliverRecords(event, deadline);
    }
    EventJson.requireScheduled(event);
    int moved = sweeper.sweep(deadline);
    metrics.put("OldestDueAgeSeconds", "Seconds", sweeper.oldestDueAge().toSeconds());
    metrics.put("BlockedCustomers", "Count", outageNotifier.queueNotices());
    return EventJson.object().put("moved", moved);
  }

  private ObjectNode deliverRecords(JsonNode event, Instant deadline) {
    AtomicBoolean unfinished = new AtomicBoolean();
    ObjectNode response =
        StreamRecords.forEachId(
            event,
            id -> {
              if (DeliveryStore.isDeliveryId(id) && !sweeper.deliver(id, deadline)) {
                unfinished.set(true);
              }
            });
    if (unfinished.get()) {
      // So that the stream alone is enough if the schedule is disabled.
      sweeper.sweep(deadline);
    }
    return response;
  }
}
