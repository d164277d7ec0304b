package bellwether.local.torture.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class FaultScheduleTest {
  private static final int REQUESTS = 3_000;

  private static List<Fault> faults(FaultSchedule schedule) {
    return IntStream.range(0, REQUESTS)
        .mapToObj(i -> schedule.slack("chat.postMessage d" + i % 500))
        .toList();
  }

  @Test
  void seed_decidesTheFaults() {
    assertThat(faults(new FaultSchedule(1, 30))).isEqualTo(faults(new FaultSchedule(1, 30)));
    assertThat(faults(new FaultSchedule(1, 30))).isNotEqualTo(faults(new FaultSchedule(2, 30)));
  }

  /** So that a baseline, which posts in another order, meets the same faults. */
  @Test
  void faultsOfOneDelivery_doNotDependOnOthers() {
    FaultSchedule alone = new FaultSchedule(1, 30);
    FaultSchedule among = new FaultSchedule(1, 30);
    faults(among);

    Function<FaultSchedule, List<Fault>> ofOne =
        schedule -> IntStream.range(0, 20).mapToObj(_ -> schedule.slack("new")).toList();

    assertThat(ofOne.apply(alone)).isEqualTo(ofOne.apply(among));
  }

  @Test
  void everyFault_occursAndTheShareIsAsAsked() {
    FaultSchedule schedule = new FaultSchedule(1, 30);
    List<Fault> faults = faults(schedule);
    IntStream.range(0, REQUESTS).forEach(_ -> schedule.dynamo("TransactWriteItems"));

    assertThat(faults).contains(Fault.NONE).containsAll(SlackFaults.ALL);
    assertThat(faults.stream().filter(fault -> !fault.equals(Fault.NONE)).count())
        .isBetween(REQUESTS * 27L / 100, REQUESTS * 33L / 100);
    assertThat(schedule.counts())
        .containsKeys("Slack timeout, accepted", "DynamoDB transaction conflict")
        .doesNotContainKey("Slack none");
  }

  @Test
  void outage_rejectsEverythingUntilItEnds() {
    FaultSchedule schedule = new FaultSchedule(1, 0);
    schedule.startOutage();
    assertThat(schedule.slack("x")).isSameAs(SlackFaults.OUTAGE);
    assertThat(schedule.dynamo("PutItem")).isSameAs(Fault.NONE);

    schedule.endOutage();
    assertThat(schedule.slack("x")).isSameAs(Fault.NONE);
  }

  @Test
  void stoppedSchedule_hasNoFaults() {
    FaultSchedule schedule = new FaultSchedule(1, 90);
    schedule.stop();

    assertThat(faults(schedule)).containsOnly(Fault.NONE);
    assertThat(schedule.counts()).isEmpty();
  }
}
