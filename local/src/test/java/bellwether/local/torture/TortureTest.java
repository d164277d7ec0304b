package bellwether.local.torture;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.local.torture.CampaignPlan.Scenario;
import bellwether.local.torture.worker.Design;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Short campaigns, which {@code -Dgroups=campaign -DexcludedGroups=} runs. {@code
 * -Dbellwether.seed=S} runs another one, and {@code ./bellwether torture} longer ones.
 */
@Tag("campaign")
final class TortureTest {
  private static final Clock CLOCK = Clock.systemUTC();

  @TempDir private Path folder;

  private final long seed = Long.getLong("bellwether.seed", 1);
  private final List<String> progress = new ArrayList<>();

  @Test
  @Tag("case-25")
  @Tag("case-26")
  @Tag("case-27")
  @Tag("case-28")
  @Tag("case-68")
  void bellwether_losesAndDoublesNothing() throws Exception {
    CampaignResult result = run(Design.BELLWETHER, seed, 4, 20);

    assertThat(result.tally().expected()).as(this::history).isPositive();
    assertThat(result.isClean()).as(() -> "seed " + seed + ": " + result + history()).isTrue();
  }

  /** A constant seed, because another one may spare a design that is wrong. */
  @Test
  void designThatMarksLast_isSeenToPostTwice() throws Exception {
    CampaignResult result = run(Design.POST_THEN_MARK, 1, 1, 30);

    assertThat(result.tally().doubled()).as(this::history).isPositive();
    assertThat(result.isClean()).isFalse();
  }

  private CampaignResult run(Design design, long planSeed, int kills, int faultPercent)
      throws Exception {
    CampaignPlan plan =
        new CampaignPlan(
            design, planSeed, 16, 2, 2, kills, faultPercent, Scenario.STEADY, Duration.ZERO);
    return new Campaign(plan, folder, progress::add, CLOCK).run();
  }

  private String history() {
    return String.join("\n", progress);
  }
}
