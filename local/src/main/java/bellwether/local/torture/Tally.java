package bellwether.local.torture;

import java.time.Duration;
import java.util.List;

/**
 * What the local Slack accepted, compared with what it should have.
 *
 * @param expected alerts that customers must get
 * @param lost alerts that were not posted
 * @param doubled posts of an alert after the first, replies included, without a label
 * @param labelled posts of an alert after the first that say so
 * @param unexpected posts to a customer that does not watch the vendor, or that name no vendor
 * @param summarized alerts that a summary reports
 * @param outOfOrder alerts that were posted after one that was queued later
 * @param latencies from the poll that read an item to its post, shortest first
 */
record Tally(
    int expected,
    int lost,
    int doubled,
    int labelled,
    int unexpected,
    int summarized,
    int outOfOrder,
    List<Duration> latencies) {

  Tally {
    latencies = latencies.stream().sorted().toList();
  }

  boolean isClean() {
    return lost == 0 && doubled == 0 && unexpected == 0;
  }

  /** The latency that this percentage of the alerts does not exceed. */
  Duration latency(int percent) {
    return latencies.isEmpty()
        ? Duration.ZERO
        : latencies.get((latencies.size() * percent + 99) / 100 - 1);
  }
}
