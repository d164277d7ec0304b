package bellwether.app.deliver;

import java.time.Duration;

/**
 * Where alerts go by default, and how long an attempt may take.
 *
 * @param channel id or name of the channel that alerts go to where a customer chose none
 * @param operatorsChannel the channel of those who run Bellwether
 * @param lease how long a claim holds
 * @param settle how long an unanswered post may still land
 */
public record DeliveryConfig(
    String channel, String operatorsChannel, Duration lease, Duration settle) {

  private static final Duration USUAL_CALL_TIMEOUT = Duration.ofSeconds(8);

  /** With the usual durations, and alerts and notices to operators in one channel. */
  public static DeliveryConfig of(String channel) {
    return new DeliveryConfig(
        channel, channel, DeliveryStateMachine.USUAL_LEASE, DeliveryStateMachine.USUAL_SETTLE);
  }

  /**
   * The longest that one call to Slack may take: half a claim at most, so that a worker whose call
   * hangs still stops before its claim is over.
   */
  public Duration callTimeout() {
    Duration half = lease.dividedBy(2);
    return half.compareTo(USUAL_CALL_TIMEOUT) < 0 ? half : USUAL_CALL_TIMEOUT;
  }

  public DeliveryStateMachine rules() {
    return new DeliveryStateMachine(lease, settle);
  }
}
