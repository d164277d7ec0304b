package bellwether.lambda;

import bellwether.app.App;
import bellwether.app.Forwarding;
import bellwether.app.deliver.DeliveryConfig;
import bellwether.app.deliver.DeliverySweeper;
import bellwether.store.DeliveryStore;
import bellwether.store.dynamo.DynamoStores;
import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * ForwardFunction: sends alerts to destinations other than Slack. It is triggered by the stream of
 * new deliveries, and every minute by a schedule, which alone is enough to send everything. It is
 * apart from DeliverFunction so that a slow receiver never delays Slack, and because it opens
 * external addresses.
 */
public final class ForwardHandler extends JsonHandler {
  private static final Duration SWEEP_AFTER_STREAM = Duration.ofSeconds(5);

  private final DeliverySweeper sweeper;

  public ForwardHandler() {
    SlackConfig config = new SlackConfig(environment);
    DeliveryConfig delivery = config.deliveryConfig();
    DynamoStores stores = connectStores(tables -> tables.destinations().find("priming"));
    Forwarding forwarding =
        config
            .forwarding()
            .withEmailClient(EmailConfig.client(environment, delivery.callTimeout()));
    App app = new App(stores, List::of, forwarding, clock);
    this.sweeper =
        app.forwardSweeper(
            app.forwardChannel(delivery),
            delivery,
            pause -> LockSupport.parkNanos(pause.toNanos()));
  }

  @Override
  ObjectNode handle(JsonNode event, Context context) {
    Instant deadline = deadline(context);
    if (!StreamRecords.isStreamEvent(event)) {
      EventJson.requireScheduled(event);
      return EventJson.object().put("moved", sweeper.sweep(deadline));
    }
    AtomicBoolean unfinished = new AtomicBoolean();
    ObjectNode response =
        StreamRecords.forEachId(
            event,
            id -> {
              if (DeliveryStore.isForwardedId(id) && !sweeper.deliver(id, deadline)) {
                unfinished.set(true);
              }
            });
    if (unfinished.get()) {
      // So that the stream alone is enough if the schedule is disabled. Not longer, because the
      // next records of the stream wait, which may be of other destinations.
      Instant soon = clock.instant().plus(SWEEP_AFTER_STREAM);
      int _ = sweeper.sweep(soon.isBefore(deadline) ? soon : deadline);
    }
    return response;
  }
}
