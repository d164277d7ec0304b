package bellwether.local.torture;

import java.time.Duration;
import java.util.Map;

/**
 * How a campaign ended.
 *
 * @param stuck deliveries that are not final, and items that are not matched
 * @param crashes how often a worker ended by itself
 * @param secretLogged whether a worker logged the bot token
 * @param faults how often each kind of fault occurred
 */
record CampaignResult(
    CampaignPlan plan,
    Tally tally,
    int stuck,
    int kills,
    int pauses,
    int crashes,
    boolean secretLogged,
    Map<String, Integer> faults,
    Duration duration) {

  CampaignResult {
    faults = Map.copyOf(faults);
  }

  /** Whether every alert was posted once. */
  boolean isClean() {
    return tally.isClean() && stuck == 0 && crashes == 0 && !secretLogged;
  }

  int faultCount() {
    return faults.values().stream().mapToInt(Integer::intValue).sum();
  }
}
