package bellwether.app.deliver;

import static bellwether.app.Fixtures.CHANNEL;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.Fixtures;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Delivery.State;
import bellwether.explore.Choices;
import bellwether.explore.ExploredDeliveryStore;
import bellwether.explore.Fingerprint;
import bellwether.explore.Worker;
import bellwether.explore.Workers;
import bellwether.explore.World;
import bellwether.store.DeliveryStore;
import bellwether.store.Stores;
import bellwether.store.memory.ForwardingStores;
import bellwether.store.memory.InMemoryStores;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Sweepers that deliver to a Slack, with faults in all of them. */
final class DeliveryWorld implements World {
  static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

  final InMemoryStores memory = new InMemoryStores();
  final Workers workers;
  final ExploredChannel channel;
  private final ExploredDeliveryStore deliveries;
  Duration interval = Duration.ofSeconds(1);
  DeliveryConfig config = DeliveryConfig.of(CHANNEL);

  /** Replaces a part of the protocol by a broken one. */
  UnaryOperator<DeliveryStore> storeVariant = UnaryOperator.identity();

  UnaryOperator<DeliveryChannel> channelVariant = UnaryOperator.identity();

  /** Whether workers wait until a delivery is due. */
  BooleanSupplier isIdle = () -> true;

  Protocol protocol = this::sweep;

  /** Delivers what is due. */
  interface Protocol {
    void deliver(DeliveryStore deliveries, DeliveryChannel slack, Worker worker);
  }

  DeliveryWorld(Choices choices) {
    workers = new Workers(choices, this, START);
    deliveries = new ExploredDeliveryStore(workers, memory.deliveries());
    channel = new ExploredChannel(workers, memory.deliveries());
  }

  void addAlert(String id, @Nullable String parent) {
    memory.deliveries().add(Fixtures.pending(id, parent, START));
  }

  void addSweepers(Duration... clockOffsets) {
    List.of(clockOffsets).forEach(this::addSweeper);
  }

  private void addSweeper(Duration clockOffset) {
    Worker worker = workers.add(clockOffset, interval);
    worker.runs(
        new Worker.Program(
            "sweeper",
            this::nextDue,
            () ->
                protocol.deliver(
                    storeVariant.apply(deliveries), channelVariant.apply(channel), worker)));
  }

  /** Adds a worker that queues an alert, once. */
  void addMatcher(Delivery alert) {
    Worker worker = workers.add(Duration.ZERO, interval);
    worker.runs(
        new Worker.Program(
            "matcher", _ -> worker.hasRun() ? null : START, () -> deliveries.add(alert)));
  }

  /** Adds a worker that processes the record of one alert from the stream, once. */
  void addStreamWorker(String id) {
    Worker worker = workers.add(Duration.ZERO, interval);
    worker.runs(
        new Worker.Program(
            "stream",
            _ -> worker.hasRun() ? null : START,
            () ->
                sweeper(deliveries, channel, worker)
                    .deliver(id, worker.instant().plusSeconds(45))));
  }

  private void sweep(DeliveryStore store, DeliveryChannel slack, Worker worker) {
    sweeper(store, slack, worker).sweep(worker.instant().plusSeconds(45));
  }

  DeliverySweeper sweeper(DeliveryStore store, DeliveryChannel slack, Worker worker) {
    return new DeliverySweeper(
        with(store), slack, config, worker::sleep, OutageListener.NONE, worker);
  }

  Stores with(DeliveryStore store) {
    return new ForwardingStores(memory) {
      @Override
      public DeliveryStore deliveries() {
        return store;
      }
    };
  }

  private @Nullable Instant nextDue(Instant now) {
    return isIdle.getAsBoolean() ? deliveries.nextDue() : now;
  }

  /** Runs until nothing is left to do. */
  void run() {
    workers.run();
    channel.land(Instant.MAX);
  }

  void runAndCheckPosts() {
    run();
    memory.deliveries().all().forEach(this::assertSent);
  }

  /** Checks that the message is in Slack, where its row says. */
  void assertSent(Delivery row) {
    List<VirtualSlack.Message> copies = channel.slack.acceptedOf(row.id());
    assertThat(row.state()).as("state of %s", row.id()).isEqualTo(State.SENT);
    assertThat(copies.stream().map(VirtualSlack.Message::ts).toList())
        .as("posts of %s", row.id())
        .contains(Optional.ofNullable(row.ts()).orElse(""));
  }

  @Override
  public void timePassed(Instant now) {
    channel.land(now);
  }

  @Override
  public void describe(Fingerprint state) {
    deliveries.describe(state);
    channel.describe(state);
  }
}
