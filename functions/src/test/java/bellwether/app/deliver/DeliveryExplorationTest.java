package bellwether.app.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.explore.Bounds;
import bellwether.explore.Explorer;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests that no schedule of workers, faults and pauses within bounds loses an alert, or posts it
 * twice except once with a label after an hour in which the channel could not be read.
 */
final class DeliveryExplorationTest {
  private static final Duration CLOCK = Duration.ZERO;

  @Test
  void twoWorkers_postAnAlertOnce() {
    explore("an alert, two workers", Bounds.of(3, 1), world -> world.addSweepers(CLOCK, CLOCK));
  }

  @Test
  void twoWorkersThatAreInterruptedTwice_postAnAlertOnce() {
    explore(
        "an alert, two workers, two interruptions",
        Bounds.of(2, 2),
        world -> world.addSweepers(CLOCK, CLOCK));
  }

  @Test
  void twoSweepersAndTheStream_postAnAlertOnce() {
    explore(
        "an alert, three workers",
        Bounds.of(2, 2),
        world -> {
          world.addStreamWorker("d1");
          world.addSweepers(CLOCK, CLOCK);
        });
  }

  @Test
  void reply_isPostedOnceAfterItsMessage() {
    explore(
        "a reply, two workers",
        Bounds.of(2, 1),
        world -> {
          world.addAlert("d2", "d1");
          world.interval = Duration.ofMinutes(1);
          world.addSweepers(CLOCK, CLOCK);
        });
  }

  /** A post is late by the settle time at most, less what the clocks of workers differ. */
  @ParameterizedTest
  @CsvSource({"-55, -4", "-55, 4", "55, -4", "55, 4"})
  void clocksThatDiffer_doubleNoAlert(int seconds, int slackMinutes) {
    explore(
        "an alert, clocks apart by " + seconds + " s, Slack's by " + slackMinutes + " min",
        Bounds.of(2, 1),
        world -> {
          world.channel.slack.clockOffset = Duration.ofMinutes(slackMinutes);
          world.channel.lateness = Duration.ofMinutes(1);
          world.addSweepers(CLOCK, Duration.ofSeconds(seconds));
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {-5, 5})
  void clocksThatDifferByMinutes_doubleNoAlertThatArrivesAtOnce(int minutes) {
    explore(
        "an alert, clocks apart by " + minutes + " min",
        Bounds.of(2, 1),
        world -> {
          world.channel.posts = ExploredChannel.PROMPT_POSTS;
          world.addSweepers(CLOCK, Duration.ofMinutes(minutes));
        });
  }

  /** What we assume of Slack does not hold: the price is one copy without a label. */
  @Test
  void postAfterTheSettleTime_isDoubledOnceAtMost() {
    explore(
        "an alert, a post after the settle time",
        new Bounds(2, 1),
        world -> {
          world.channel.posts =
              List.of(
                  ExploredChannel.POSTED,
                  ExploredChannel.TOO_LATE,
                  ExploredChannel.DROPPED,
                  ExploredChannel.RATE_LIMITED);
          world.channel.maxCopies = 2;
          world.addSweepers(CLOCK, CLOCK);
        });
  }

  @Test
  void postAfterTheSettleTime_isFoundByTheExploration() {
    assertThat(
            Explorer.findViolation(
                    new Bounds(2, 0),
                    choices -> {
                      DeliveryWorld world = new DeliveryWorld(choices);
                      world.addAlert("d1", null);
                      world.channel.posts =
                          List.of(ExploredChannel.POSTED, ExploredChannel.TOO_LATE);
                      world.addSweepers(CLOCK);
                      world.runAndCheckPosts();
                    })
                .failure())
        .hasMessageContaining("second copy is labeled");
  }

  private static void explore(String subject, Bounds bounds, Consumer<DeliveryWorld> setup) {
    Explorer.explore(
            bounds,
            choices -> {
              DeliveryWorld world = new DeliveryWorld(choices);
              world.addAlert("d1", null);
              setup.accept(world);
              world.runAndCheckPosts();
            })
        .assertNoViolation(subject);
  }
}
