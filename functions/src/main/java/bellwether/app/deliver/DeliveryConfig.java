package bellwether.app.deliver;

import bellwether.lambda.Environment;
import java.net.URI;
import java.time.Duration;

/**
 * What DeliverFunction takes from its environment.
 *
 * @param channel id or name of the channel that alerts go to where a customer chose none
 * @param operatorsChannel the channel of those who run Bellwether
 */
public record DeliveryConfig(
    String deliveriesTable,
    String customersTable,
    String installationsTable,
    String channel,
    String operatorsChannel,
    URI slackApi,
    Duration lease,
    Duration settle) {

  private static final Duration USUAL_CALL_TIMEOUT = Duration.ofSeconds(8);

  /** Slack's own address of its Web API. */
  public static final URI SLACK_API = URI.create("https://slack.com/api/");

  /**
   * Reads the settings.
   *
   * @throws IllegalStateException if one is missing or wrong, naming it and the fix
   */
  public static DeliveryConfig from(Environment environment) {
    String channel =
        environment.require("SLACK_CHANNEL", "the id of the channel that alerts go to");
    return new DeliveryConfig(
        environment.table("deliveries"),
        environment.table("customers"),
        environment.table("installations"),
        channel,
        environment.find("BELLWETHER_OPERATORS_CHANNEL").orElse(channel),
        environment.url("SLACK_API_URL", SLACK_API),
        environment.duration("BELLWETHER_DELIVERY_LEASE", DeliveryStateMachine.USUAL_LEASE),
        environment.duration("BELLWETHER_DELIVERY_SETTLE", DeliveryStateMachine.USUAL_SETTLE));
  }

  /** The same with another channel and another address of Slack. */
  public DeliveryConfig to(String otherChannel, URI otherApi) {
    return new DeliveryConfig(
        deliveriesTable,
        customersTable,
        installationsTable,
        otherChannel,
        otherChannel,
        otherApi,
        lease,
        settle);
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
