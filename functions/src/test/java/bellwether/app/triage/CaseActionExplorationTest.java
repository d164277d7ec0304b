package bellwether.app.triage;

import static bellwether.app.Fixtures.CUSTOMER;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.notice.Case;
import bellwether.domain.notice.Case.Step;
import bellwether.domain.notice.CaseAction;
import bellwether.explore.Bounds;
import bellwether.explore.CaseWorld;
import bellwether.explore.Choices;
import bellwether.explore.Explorer;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

/** Tests that no schedule of clicks and workers loses an action or leaves a message outdated. */
final class CaseActionExplorationTest {
  private static final CaseAction ASSIGN = new CaseAction.Assign("U2");
  private static final CaseAction ACKNOWLEDGE = new CaseAction.Acknowledge();

  @Test
  void twoActions_areAppliedOnceAndShown() {
    Explorer.explore(Bounds.of(1, 2), CaseActionExplorationTest::actTwice)
        .assertNoViolation("two actions, two interruptions");
  }

  @Test
  void twoActionsWithFaults_areAppliedOnceAndShown() {
    Explorer.explore(Bounds.of(2, 1), CaseActionExplorationTest::actTwice)
        .assertNoViolation("two actions, two faults");
  }

  private static void actTwice(Choices choices) {
    CaseWorld world = new CaseWorld(choices);
    world.addActor("assign", now -> act(world, now, "U1", ASSIGN));
    world.addActor("acknowledge", now -> act(world, now, "U2", ACKNOWLEDGE));
    world.addSweeper();
    world.addSweeper();

    Case last = world.runAndCheckMessage();

    assertThat(last.steps()).extracting(Step::action).containsOnlyOnce(ASSIGN);
    assertThat(last.steps().stream().filter(step -> step.action().equals(ACKNOWLEDGE)))
        .as("an action on an outdated message is rejected")
        .hasSizeLessThanOrEqualTo(1);
    assertThat(last.assignee()).isEqualTo("U2");
  }

  private static void act(CaseWorld world, InstantSource clock, String user, CaseAction action) {
    new Triage(world.stores(), clock).act(CUSTOMER, user, CaseWorld.ID, 0, action);
  }
}
