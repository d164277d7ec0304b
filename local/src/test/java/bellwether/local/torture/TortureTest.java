package bellwether.local.torture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.local.torture.CampaignPlan.Scenario;
import bellwether.local.torture.worker.Design;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Campaigns that are short enough for every build. {@code -Dbellwether.seed=S} repeats one, and
 * {@code ./bellwether torture} runs longer ones.
 */
final class TortureTest {
  private static final Clock CLOCK = Clock.systemUTC();

  @TempDir private Path folder;

  private final long seed = Long.getLong("bellwether.seed", System.nanoTime() % 1_000_000);
  private final List<String> progress = new ArrayList<>();

  @Test
  @Tag("case-25")
  @Tag("case-26")
  @Tag("case-27")
  @Tag("case-28")
  @Tag("case-68")
  void bellwether_losesAndDoublesNothing() throws Exception {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(printed, true, UTF_8);
    List<String> words =
        List.of(
            ("--items 30 --customers 2 --workers 2 --kills 6 --faults 30 --baseline none --seed "
                    + seed)
                .split(" "));

    int code = new TortureCommand(out, out, CLOCK).run(words);

    assertThat(code).as(() -> printed.toString(UTF_8)).isZero();
    assertThat(printed.toString(UTF_8)).contains("Seed " + seed, "bellwether, flood");
  }

  @Test
  void designThatMarksFirst_isSeenToLoseAlerts() throws Exception {
    CampaignResult result = run(Design.MARK_THEN_POST);

    assertThat(result.tally().lost()).as(this::history).isPositive();
    assertThat(result.isClean()).isFalse();
  }

  @Test
  void designThatMarksLast_isSeenToPostTwice() throws Exception {
    CampaignResult result = run(Design.POST_THEN_MARK);

    assertThat(result.tally().doubled()).as(this::history).isPositive();
    assertThat(result.isClean()).isFalse();
  }

  /** A constant seed, because another one may spare a design that is wrong. */
  private CampaignResult run(Design design) throws Exception {
    CampaignPlan plan =
        new CampaignPlan(design, 1, 12, 2, 1, 0, 50, Scenario.STEADY, Duration.ZERO);
    return new Campaign(plan, folder, progress::add, CLOCK).run();
  }

  private String history() {
    return String.join("\n", progress);
  }
}
