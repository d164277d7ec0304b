package bellwether.local.torture;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.local.torture.CampaignPlan.Scenario;
import bellwether.local.torture.Interruption.Moment;
import bellwether.local.torture.worker.Design;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class InterruptionTest {
  private final List<String> interrupted = new ArrayList<>();
  private final InterruptionTrigger trigger =
      new InterruptionTrigger((worker, pause) -> interrupted.add(worker + " " + pause));

  private static List<Interruption> plan(long seed, int kills) {
    return Interruption.plan(
        new CampaignPlan(
            Design.BELLWETHER, seed, 10, 2, 2, kills, 30, Scenario.STEADY, Duration.ZERO));
  }

  @Test
  void plan_hasTheKillsAPauseForEachFourOfThemAndEveryMoment() {
    List<Interruption> planned = plan(1, 12);

    assertThat(planned).filteredOn(interruption -> !interruption.pause()).hasSize(12);
    assertThat(planned).filteredOn(Interruption::pause).hasSize(3);
    assertThat(planned).extracting(Interruption::moment).contains(Moment.values());
    assertThat(plan(1, 0)).isEmpty();
  }

  @Test
  void seed_decidesThePlan() {
    assertThat(plan(1, 20)).isEqualTo(plan(1, 20)).isNotEqualTo(plan(2, 20));
  }

  @Test
  void trigger_interruptsTheWorkerThatReachesTheMomentTheNthTime() throws Exception {
    trigger.arm(new Interruption(Moment.AFTER_POST, 2, 0, false));

    assertThat(trigger.reach(1, Moment.AFTER_POST)).isFalse();
    assertThat(trigger.reach(1, Moment.BEFORE_POST)).isFalse();
    assertThat(interrupted).isEmpty();
    assertThat(trigger.reach(1, Moment.AFTER_POST)).isTrue();
    assertThat(trigger.reach(1, Moment.AFTER_POST)).isFalse();
    trigger.await(Duration.ofMinutes(1));
    assertThat(interrupted).containsExactly("1 false");
  }

  @Test
  void pausedWorker_keepsItsRequest() {
    trigger.arm(new Interruption(Moment.AFTER_CLAIM, 1, 0, true));

    assertThat(trigger.reach(0, Moment.AFTER_CLAIM)).isFalse();
    assertThat(interrupted).containsExactly("0 true");
  }

  @Test
  void unknownWorker_isThePlannedOne() {
    trigger.arm(new Interruption(Moment.AFTER_FEED, 1, 3, false));

    trigger.reach(InterruptionTrigger.UNKNOWN_WORKER, Moment.AFTER_FEED);

    assertThat(interrupted).containsExactly("3 false");
  }

  @Test
  void momentThatDoesNotCome_isReplacedByNow() throws Exception {
    trigger.arm(new Interruption(Moment.AFTER_POST, 1, 2, false));

    trigger.await(Duration.ZERO);

    assertThat(interrupted).containsExactly("2 false");
    assertThat(trigger.reach(1, Moment.AFTER_POST)).isFalse();
  }
}
