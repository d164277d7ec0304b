package bellwether.app.deliver.forward;

import static bellwether.app.Fixtures.CHANNEL;
import static bellwether.app.Fixtures.CUSTOMER;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.Fixtures;
import bellwether.app.deliver.DeliveryConfig;
import bellwether.app.deliver.DeliverySweeper;
import bellwether.app.deliver.SlackRateLimiter;
import bellwether.domain.destination.Destination;
import bellwether.domain.destination.Destination.Kind;
import bellwether.domain.destination.Destinations;
import bellwether.domain.notice.AlertSummary;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Delivery.State;
import bellwether.domain.notice.DestinationNotice;
import bellwether.explore.Choices;
import bellwether.explore.ExploredDeliveryStore;
import bellwether.explore.Fingerprint;
import bellwether.explore.Option;
import bellwether.explore.Worker;
import bellwether.explore.Workers;
import bellwether.explore.World;
import bellwether.forward.OutgoingAlert;
import bellwether.forward.OutgoingSummary;
import bellwether.forward.SendResult;
import bellwether.store.DeliveryStore;
import bellwether.store.DestinationStore;
import bellwether.store.Stores;
import bellwether.store.memory.ForwardingStores;
import bellwether.store.memory.InMemoryStores;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Sweepers that send alerts to one destination, with faults in the stores and in its answers. */
final class ForwardWorld implements World, ForwardChannel {
  private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
  private static final Duration INTERVAL = Duration.ofMinutes(1);
  private static final Option ACCEPTED = Option.normal("accepted");
  private static final Option LOST_ANSWER = Option.fault("accepted, without an answer");

  private static final Map<Option, SendResult> FAULTS =
      Map.of(
          Option.fault("not accepted, without an answer"), new SendResult.Unknown("HTTP 500"),
          Option.fault("not sent"), new SendResult.NotSent("ConnectException"),
          Option.fault("rate limited"), new SendResult.RateLimited(Duration.ofSeconds(30)),
          Option.fault("rejected"), new SendResult.Rejected("verify the address"));

  private final InMemoryStores memory = new InMemoryStores();
  private final Workers workers;
  private final ExploredDeliveryStore forwards;
  private final Stores stores;
  private final Kind kind;
  private final List<Option> answers = new ArrayList<>(List.of(ACCEPTED, LOST_ANSWER));
  private final List<OutgoingAlert> arrived = new ArrayList<>();

  /** The ids of the summaries that arrived. */
  private final Set<String> summaries = new TreeSet<>();

  ForwardWorld(Choices choices, Kind kind) {
    this.kind = kind;
    workers = new Workers(choices, this, START);
    forwards = new ExploredDeliveryStore(workers, memory.forwards());
    FAULTS.keySet().stream().sorted((a, b) -> a.label().compareTo(b.label())).forEach(answers::add);
    stores =
        new ForwardingStores(memory) {
          @Override
          public DeliveryStore forwards() {
            return forwards;
          }

          @Override
          public DestinationStore destinations() {
            return new ExploredDestinations();
          }
        };
    Destination destination = Destination.active(kind, "sealed", "there.example", START);
    memory.destinations().save(CUSTOMER, Destinations.NONE.with(destination));
  }

  void addAlert(String id, @Nullable String parent) {
    memory.forwards().add(Fixtures.pending(id, parent, START).forwardTo(kind.id()));
  }

  /** Adds an alert that waits for a summary. */
  void addHeldAlert(String id) {
    Delivery alert = Fixtures.pending(id, null, START).forwardTo(kind.id());
    memory.forwards().add(alert.withState(State.HELD, START, null, null));
  }

  void addSweepers(int count) {
    for (int i = 0; i < count; i++) {
      Worker worker = workers.add(Duration.ZERO, INTERVAL);
      worker.runs(new Worker.Program("sweeper", _ -> forwards.nextDue(), () -> sweep(worker)));
    }
  }

  private void sweep(Worker worker) {
    SlackRateLimiter rateLimiter = new SlackRateLimiter(worker, worker::sleep);
    int _ =
        new DeliverySweeper(
                forwards,
                new ForwardProcessor(stores, this, DeliveryConfig.of(CHANNEL), rateLimiter, worker)
                    ::process,
                rateLimiter,
                worker)
            .sweep(worker.instant().plusSeconds(45));
  }

  @Override
  public SendResult send(String customer, Destination to, OutgoingAlert alert) {
    String row = "forwarded:" + kind.id() + ":" + alert.id();
    Instant claimEnd = memory.forwards().find(row).map(Delivery::dueAt).orElse(Instant.MAX);
    return workers.perform(
        "send " + alert.id(),
        claimEnd.equals(Instant.MAX) ? claimEnd : workers.whenClockShows(claimEnd).minusSeconds(1),
        () -> {
          SendResult result = answer(alert);
          workers.learn(result.getClass().getSimpleName().hashCode());
          return result;
        });
  }

  private SendResult answer(OutgoingAlert alert) {
    Option chosen = workers.choose(answers);
    if (chosen == ACCEPTED || chosen == LOST_ANSWER) {
      checkRepeat(alert);
      arrived.add(alert);
    }
    return chosen == ACCEPTED
        ? new SendResult.Accepted()
        : FAULTS.getOrDefault(chosen, new SendResult.Unknown("no answer"));
  }

  /** People get a second copy only with a label, and never a third. */
  private void checkRepeat(OutgoingAlert alert) {
    List<OutgoingAlert> copies = copies(alert.id());
    if (kind != Kind.WEBHOOK && !copies.isEmpty()) {
      assertThat(copies).as("earlier copies").hasSize(1);
      assertThat(alert.possibleRepeat()).as("the second copy is labeled").isTrue();
    }
    if (!alert.firstAlertId().equals(alert.id())) {
      String row = "forwarded:" + kind.id() + ":" + alert.firstAlertId();
      assertThat(memory.forwards().find(row).orElseThrow().state().isFinal())
          .as("the first alert was sent before")
          .isTrue();
    }
  }

  private List<OutgoingAlert> copies(String id) {
    return arrived.stream().filter(copy -> copy.id().equals(id)).toList();
  }

  @Override
  public SendResult sendSummary(String customer, Destination to, OutgoingSummary summary) {
    summaries.add(summary.id());
    return new SendResult.Accepted();
  }

  /** Checks that each alert is in one summary, which was sent or is reported in Slack. */
  void runAndCheckSummaries(int alerts) {
    workers.run();
    List<String> covered = new ArrayList<>();
    for (Delivery row : memory.forwards().all()) {
      if (row.notice() instanceof AlertSummary summary) {
        covered.addAll(summary.coveredIds());
        assertThat(row.state() == State.SENT ? summaries.contains(row.slackId()) : isReported(row))
            .as("sent or reported: %s", row)
            .isTrue();
      } else {
        assertThat(row.state()).isEqualTo(State.SUMMARIZED);
      }
    }
    assertThat(covered).hasSize(alerts).doesNotHaveDuplicates();
  }

  private boolean isReported(Delivery row) {
    return row.state() == State.DEAD && row.possibleRepeat() && unconfirmed() > 0;
  }

  @Override
  public SendResult sendCode(String customer, Destination to) {
    throw new AssertionError("no code is queued");
  }

  /** Runs until nothing is left to do, and checks that each alert arrived or is reported. */
  void runAndCheck() {
    workers.run();
    for (Delivery row : memory.forwards().all()) {
      if (kind != Kind.WEBHOOK && row.state() == State.DEAD) {
        assertThat(isReported(row)).as("given up after the repeat, and reported").isTrue();
      } else {
        assertThat(row.state()).as("state of %s", row.id()).isEqualTo(State.SENT);
        assertThat(copies(row.slackId())).as("copies of %s", row.id()).isNotEmpty();
      }
    }
  }

  private long unconfirmed() {
    return memory.deliveries().all().stream()
        .filter(row ->
            row.notice() instanceof DestinationNotice notice
                && notice.event() == DestinationNotice.Event.UNCONFIRMED)
        .count();
  }

  @Override
  public void timePassed(Instant now) {}

  @Override
  public void describe(Fingerprint state) {
    forwards.describe(state);
    state.add(memory.destinations().find(CUSTOMER).toString());
    arrived.forEach(copy -> state.add(copy.id()).add(copy.possibleRepeat() ? 1 : 0));
    summaries.forEach(state::add);
    state.add(unconfirmed());
  }

  /** Between a read of the destinations and a write, others may write them. */
  private final class ExploredDestinations implements DestinationStore {
    @Override
    public Destinations find(String customer) {
      return workers.perform(
          "find destinations",
          () -> {
            Destinations found = memory.destinations().find(customer);
            workers.learn(found.toString().hashCode());
            return found;
          });
    }

    @Override
    public boolean save(String customer, Destinations destinations) {
      return workers.perform(
          "save destinations",
          () -> {
            boolean saved = memory.destinations().save(customer, destinations);
            workers.learn(saved ? 1 : 0);
            return saved;
          });
    }
  }
}
