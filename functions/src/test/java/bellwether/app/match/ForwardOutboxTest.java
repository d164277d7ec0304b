package bellwether.app.match;

import static bellwether.app.Fixtures.advisory;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellwether.domain.destination.Destination;
import bellwether.domain.destination.Destination.Kind;
import bellwether.domain.destination.Destination.Status;
import bellwether.domain.destination.Destinations;
import bellwether.domain.notice.Alert;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Delivery.State;
import bellwether.store.DestinationStore;
import bellwether.store.StoreException;
import bellwether.store.memory.ForwardingStores;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests which alerts are queued for destinations other than Slack. */
final class ForwardOutboxTest {
  private final MatchingRun run = new MatchingRun();

  private void set(Kind kind) {
    Destinations known = run.stores.destinations().find("T1");
    run.stores
        .destinations()
        .save(
            "T1",
            known.with(Destination.active(kind, "sealed", "hooks.example", run.clock.instant())));
  }

  private List<Delivery> forwards() {
    return run.stores.forwards().all();
  }

  @Test
  void alertAndUpdate_areQueuedForEachDestination() {
    run.watch("T1", "Larkmail");
    run.watch("T2", "Larkmail");
    set(Kind.WEBHOOK);
    set(Kind.TEAMS);
    run.addAdvisory("a1", "Larkmail was hacked", "");
    Delivery alert = run.deliveries.findRecent("T1", 9).getFirst();

    assertThat(forwards())
        .extracting(Delivery::id)
        .containsExactlyInAnyOrder(
            "forwarded:webhook:" + alert.id(), "forwarded:teams:" + alert.id());
    assertThat(forwards())
        .allSatisfy(forward -> {
          assertThat(forward.notice()).isEqualTo(alert.notice());
          assertThat(forward.state()).isEqualTo(State.PENDING);
          assertThat(forward.parentId()).isNull();
        });

    run.clock.advance(Duration.ofHours(1));
    run.addAdvisory(
        "a2", "Larkmail says hackers stole passwords of 3 million customers in breach", "");
    assertThat(forwards())
        .filteredOn(forward -> forward.parentId() != null)
        .extracting(Delivery::parentId)
        .containsExactlyInAnyOrder(
            "forwarded:webhook:" + alert.id(), "forwarded:teams:" + alert.id());
  }

  @Test
  void customerWithoutDestinations_costsNoWrite() {
    run.watch("T1", "Larkmail");
    run.addAdvisory("a1", "Larkmail was hacked", "");
    assertThat(forwards()).isEmpty();
  }

  @Test
  void closedDestination_getsNothing() {
    run.watch("T1", "Larkmail");
    set(Kind.WEBHOOK);
    Destinations known = run.stores.destinations().find("T1");
    Destination closed = known.all().getFirst().tried(Status.CLOSED, "410", run.clock.instant());
    run.stores.destinations().save("T1", known.with(closed));
    run.addAdvisory("a1", "Larkmail was hacked", "");
    assertThat(forwards()).isEmpty();
  }

  /** A program gets each event at once; people get one summary, as in Slack. */
  @Test
  void alertsOfAFlood_areHeldForPeopleOnly() {
    run.watch("T1", floodVendors());
    set(Kind.WEBHOOK);
    set(Kind.EMAIL);
    for (String vendor : floodVendors()) {
      run.addAdvisory("a-" + vendor, vendor + " was hacked", "");
    }
    assertThat(run.deliveries.all()).extracting(Delivery::state).contains(State.HELD);
    assertThat(forwards("webhook"))
        .hasSize(30)
        .extracting(Delivery::state)
        .containsOnly(State.PENDING);
    long held = run.deliveries.all().stream().filter(alert -> alert.state() == State.HELD).count();
    assertThat(held).isPositive();
    assertThat(forwards("email")).hasSize(30);
    assertThat(forwards("email"))
        .filteredOn(forward -> forward.state() == State.HELD)
        .hasSize((int) held)
        .allSatisfy(forward -> assertThat(forward.dueAt()).isAfter(forward.createdAt()));
  }

  private List<Delivery> forwards(String destination) {
    return forwards().stream().filter(row -> destination.equals(row.channel())).toList();
  }

  private static String[] floodVendors() {
    String[] names = new String[30];
    for (int i = 0; i < names.length; i++) {
      names[i] = "Lark" + (char) ('a' + i / 26) + (char) ('a' + i % 26) + "mail";
    }
    return names;
  }

  /** The advisory stays unmatched, so the next sweep repeats what is missing. */
  @Test
  void workerThatStopsBetweenSlackAndTheDestination_isContinuedByTheNext() {
    run.watch("T1", "Larkmail");
    set(Kind.WEBHOOK);
    run.advisories.add(advisory("a1", "Larkmail was hacked", "", run.clock.instant()));
    AdvisoryMatcher interrupted =
        new AdvisoryMatcher(
            new ForwardingStores(run.stores) {
              @Override
              public DestinationStore destinations() {
                return new FailingDestinations();
              }
            },
            FloodLimit.DEFAULT,
            run.clock);
    assertThatThrownBy(() -> interrupted.sweep(run.clock.instant().plusSeconds(9)))
        .isInstanceOf(StoreException.class);
    assertThat(run.deliveries.all()).hasSize(1);
    assertThat(forwards()).isEmpty();
    run.sweep();

    assertThat(forwards())
        .singleElement()
        .satisfies(
            forward -> assertThat(((Alert) forward.notice()).vendor()).isEqualTo("Larkmail"));
    assertThat(run.deliveries.all()).hasSize(1);
  }

  private static final class FailingDestinations implements DestinationStore {
    @Override
    public Destinations find(String customer) {
      throw new StoreException("GetItem failed");
    }

    @Override
    public boolean save(String customer, Destinations destinations) {
      throw new StoreException("PutItem failed");
    }
  }
}
