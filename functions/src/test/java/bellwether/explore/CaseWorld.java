package bellwether.explore;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.Fixtures;
import bellwether.app.deliver.DeliveryConfig;
import bellwether.app.deliver.DeliverySweeper;
import bellwether.app.deliver.OutageListener;
import bellwether.domain.notice.Alert;
import bellwether.domain.notice.Case;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Delivery.State;
import bellwether.slack.message.NoticeMessages;
import bellwether.store.CaseStore;
import bellwether.store.DeliveryStore;
import bellwether.store.Stores;
import bellwether.store.memory.ForwardingStores;
import bellwether.store.memory.InMemoryStores;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** The message of one alert, which actors change and sweepers update. */
public final class CaseWorld implements World {
  public static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
  public static final String ID = "d1";

  private static final Duration INTERVAL = Duration.ofMinutes(1);

  private final InMemoryStores memory = new InMemoryStores();
  private final Workers workers;
  private final ExploredMessage message;
  private final ExploredDeliveryStore deliveries;
  private final Stores stores;
  private final Set<String> done = new HashSet<>();

  public CaseWorld(Choices choices) {
    workers = new Workers(choices, this, START);
    message = new ExploredMessage(workers);
    deliveries = new ExploredDeliveryStore(workers, memory.deliveries());
    CaseStore cases = new ExploredCaseStore(workers, memory.cases());
    stores =
        new ForwardingStores(memory) {
          @Override
          public DeliveryStore deliveries() {
            return deliveries;
          }

          @Override
          public CaseStore cases() {
            return cases;
          }
        };
    memory.deliveries().add(alert());
  }

  /** The alert, which is posted. */
  public Delivery alert() {
    return Fixtures.pending(ID, null, START)
        .withState(State.SENT, null, null, null)
        .with(copy -> copy.channel(Fixtures.CHANNEL).ts("17.1"));
  }

  public Stores stores() {
    return stores;
  }

  /** Adds a worker that does something once, and again if it crashes before the end. */
  public void addActor(String name, Consumer<Worker> action) {
    Worker worker = workers.add(Duration.ZERO, INTERVAL);
    worker.runs(
        new Worker.Program(
            name,
            _ -> done.contains(name) ? null : START,
            () -> {
              action.accept(worker);
              done.add(name);
            }));
  }

  public void addSweeper() {
    Worker worker = workers.add(Duration.ZERO, INTERVAL);
    DeliveryConfig config = DeliveryConfig.of(Fixtures.CHANNEL);
    worker.runs(
        new Worker.Program(
            "sweeper",
            _ -> deliveries.nextDue(),
            () ->
                new DeliverySweeper(
                        stores, message, config, worker::sleep, OutageListener.NONE, worker)
                    .sweep(worker.instant().plusSeconds(45))));
  }

  /** Runs until nothing is left to do, checks that the message shows the case, and returns it. */
  public Case runAndCheckMessage() {
    workers.run();
    message.land(Instant.MAX);
    Case last = memory.cases().find(ID).orElseThrow();
    Alert alert = (Alert) alert().notice();
    assertThat(message.shown())
        .as("the message")
        .isEqualTo(NoticeMessages.ofUpdatedAlert(alert, last, false).getFirst());
    return last;
  }

  @Override
  public void timePassed(Instant now) {
    message.land(now);
  }

  @Override
  public void describe(Fingerprint state) {
    deliveries.describe(state);
    state.add(memory.cases().find(ID).map(Case::version).orElse(0L)).add(done.size());
    done.stream().sorted().forEach(state::add);
    memory.cases().find(ID).ifPresent(each -> state.add(each.incidentState().reportCount()));
    message.describe(state);
  }
}
