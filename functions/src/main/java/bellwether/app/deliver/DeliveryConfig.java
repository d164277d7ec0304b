package bellwether.app.deliver;

import java.time.Duration;

/**
 * Default channels, and how long an attempt may take.
 *
 * @param channel id or name of the channel for customers without one of their own
 * @param operatorsChannel channel for notices to the operators
 * @param lease how long a claim is valid
 * @param settleTime how long a post without a response may still arrive
 */
public record DeliveryConfig(
    String channel, String operatorsChannel, Duration lease, Duration settleTime) {

  private static final Duration DEFAULT_CALL_TIMEOUT = Duration.ofSeconds(8);

  /** Uses the default durations, and one channel for alerts and notices to operators. */
  public static DeliveryConfig of(String channel) {
    return new DeliveryConfig(
        channel,
        channel,
        DeliveryStateMachine.DEFAULT_LEASE,
        DeliveryStateMachine.DEFAULT_SETTLE_TIME);
  }

  /**
   * The timeout of one call to Slack: at most half the lease, so that a worker whose call hangs
   * still stops before its claim expires.
   */
  public Duration callTimeout() {
    Duration half = lease.dividedBy(2);
    return half.compareTo(DEFAULT_CALL_TIMEOUT) < 0 ? half : DEFAULT_CALL_TIMEOUT;
  }

  public DeliveryStateMachine stateMachine() {
    return new DeliveryStateMachine(lease, settleTime);
  }
}
