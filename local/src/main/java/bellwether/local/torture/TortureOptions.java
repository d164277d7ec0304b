package bellwether.local.torture;

import bellwether.local.cli.CommandOptions;
import bellwether.local.cli.UserError;
import bellwether.local.torture.CampaignPlan.Scenario;
import bellwether.local.torture.worker.Design;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The command line of {@code torture}. */
record TortureOptions(
    long seed,
    int items,
    int customers,
    int workers,
    int kills,
    int faultPercent,
    Duration outage,
    List<Design> baselines) {

  /** Enough for a summary, which follows 25 alerts of the only customer of a flood. */
  private static final int MIN_FLOOD_ITEMS = 40;

  TortureOptions {
    baselines = List.copyOf(baselines);
  }

  static TortureOptions parse(CommandOptions options, long defaultSeed) {
    options.rejectArguments();
    return new TortureOptions(
        seed(options, defaultSeed),
        number(options, "--items", 200, 1, NewsItem.MAX_ITEMS),
        number(options, "--customers", 3, 1, 20),
        number(options, "--workers", 3, 1, 16),
        number(options, "--kills", 16, 0, 10_000),
        number(options, "--faults", 30, 0, 90),
        Duration.ofSeconds(number(options, "--outage", 0, 0, 86_400)),
        baselines(options.find("--baseline").orElse("all")));
  }

  /** The campaigns in the order in which they run: Bellwether's, then those of the baselines. */
  List<CampaignPlan> campaigns() {
    List<CampaignPlan> plans = new ArrayList<>();
    plans.add(plan(Design.BELLWETHER, items, kills, faultPercent, Scenario.STEADY));
    if (kills > 0 || faultPercent > 0) {
      int floodItems = Math.clamp(items / 5, MIN_FLOOD_ITEMS, NewsItem.MAX_ITEMS);
      plans.add(plan(Design.BELLWETHER, floodItems, kills / 5, faultPercent, Scenario.FLOOD));
    }
    if (outage.isPositive()) {
      plans.add(plan(Design.BELLWETHER, items, 0, 0, Scenario.OUTAGE));
    }
    baselines.forEach(
        design -> plans.add(plan(design, items, kills, faultPercent, Scenario.STEADY)));
    return plans;
  }

  private CampaignPlan plan(
      Design design, int itemCount, int killCount, int percent, Scenario scenario) {
    int customerCount = scenario == Scenario.FLOOD ? 1 : customers;
    return new CampaignPlan(
        design, seed, itemCount, customerCount, workers, killCount, percent, scenario, outage);
  }

  private static long seed(CommandOptions options, long defaultSeed) {
    String value = options.find("--seed").orElse(Long.toString(defaultSeed));
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException e) {
      throw UserError.usage("--seed must be a whole number, not \"" + value + '"');
    }
  }

  private static int number(
      CommandOptions options, String name, int defaultValue, int min, int max) {
    String value = options.find(name).orElse(Integer.toString(defaultValue));
    try {
      int number = Integer.parseInt(value);
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Reported below, like a number that is out of range.
    }
    throw UserError.usage(
        name + " must be a number from " + min + " to " + max + ", not \"" + value + '"');
  }

  private static List<Design> baselines(String name) {
    if (name.equals("all")) {
      return Design.baselines();
    }
    if (name.equals("none")) {
      return List.of();
    }
    return Design.baselines().stream()
        .filter(design -> design.id().equals(name))
        .findFirst()
        .map(List::of)
        .orElseThrow(() ->
            UserError.usage(
                "--baseline must be all, none, "
                    + Design.baselines().stream().map(Design::id).collect(Collectors.joining(", "))
                    + ", not \""
                    + name
                    + '"'));
  }
}
