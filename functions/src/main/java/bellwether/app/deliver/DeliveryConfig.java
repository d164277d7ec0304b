package bellwether.app.deliver;

import java.time.Duration;

/**
 * Where alerts go by default, and how long an attempt may take.
 *
 * @param channel id or name of the channel that alerts go to where a customer chose none
 * @param operatorsChannel the channel of those who run Bellwether
 * @param lease how long a claim holds
 * @param settleTime how long an unanswered post may still land
 */
public record DeliveryConfig(
    String channel, String operatorsChannel, Duration lease, Duration settleTime) {

  private static final Duration DEFAULT_CALL_TIMEOUT = Duration.ofSeconds(8);

  /** With the usual durations, and alerts and notices to operators in one channel. */
  public static DeliveryConfig of(String channel) {
    return new DeliveryConfig(
        channel,
        channel,
        DeliveryStateMachine.DEFAULT_LEASE,
        DeliveryStateMachine.DEFAULT_SETTLE_TIME);
  }

  /**
   * The longest that one call to Slack may take: half a claim at most, so that a worker whose call
   * hangs still stops before its claim is over.
   */
  public Duration callTimeout() {
    Duration half = lease.dividedBy(2);
    return half.compareTo(DEFAULT_CALL_TIMEOUT) < 0 ? half : DEFAULT_CALL_TIMEOUT;
  }

  public DeliveryStateMachine stateMachine() {
    return new DeliveryStateMachine(lease, settleTime);
  }
}
