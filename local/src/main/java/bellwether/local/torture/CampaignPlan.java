package bellwether.local.torture;

import bellwether.local.torture.worker.Design;
import java.time.Duration;

/**
 * What a campaign does.
 *
 * @param seed decides the news, the faults, and when workers are killed
 * @param kills how often a worker is killed; a quarter as many times, one is paused
 * @param faultPercent of the calls to Slack and DynamoDB that meet a fault
 * @param scenario how the news arrive
 * @param outage how long Slack is down in an outage
 */
record CampaignPlan(
    Design design,
    long seed,
    int items,
    int customers,
    int workers,
    int kills,
    int faultPercent,
    Scenario scenario,
    Duration outage) {

  /** How long a claim is valid in a campaign. */
  static final Duration LEASE = Duration.ofSeconds(6);

  /** How long a post without a response may still arrive in a campaign. */
  static final Duration SETTLE_TIME = Duration.ofSeconds(4);

  /** How the news arrive. */
  enum Scenario {
    /** In as many parts as there are kills and pauses, or one item a second without any. */
    STEADY,
    /** All at once, which is more than are posted one by one. */
    FLOOD,
    /** All at once, while Slack is down. */
    OUTAGE
  }

  static int pauses(int kills) {
    return (kills + 3) / 4;
  }

  String title() {
    return design.id()
        + switch (scenario) {
          case STEADY -> "";
          case FLOOD -> ", flood";
          case OUTAGE -> ", outage";
        };
  }
}
