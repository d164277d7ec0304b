package bellwether.domain.workspace;

import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.Severity;
import bellwether.domain.notice.Alert;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The settings of one customer.
 *
 * @param channel id or name of the Slack channel for what no route matches; null for the
 *     deployment's
 * @param routes the first matching one applies
 * @param channelMinimums minimum severity by channel: less severe alerts appear in the digest only;
 *     {@link #DEPLOYMENT_CHANNEL} is the key of the deployment's channel
 * @param zone the customer's time zone, also for quiet hours
 * @param quietHours null if alerts are posted at any hour
 * @param digestSchedule null for the deployment's: daily, at its hour in UTC
 * @param heartbeat whether a digest is sent even if all is quiet
 * @param editors Slack's ids of those who may change settings and lists; empty if everybody may
 * @param guestsMayRespond whether guests of the workspace may act on alerts
 * @param version counts the writes of these settings; 0 before the first
 */
@RecordBuilder
public record Settings(
    @Nullable String channel,
    List<Route> routes,
    Map<String, Severity.Level> channelMinimums,
    ZoneId zone,
    @Nullable QuietHours quietHours,
    @Nullable DigestSchedule digestSchedule,
    boolean heartbeat,
    Set<String> editors,
    boolean guestsMayRespond,
    long version)
    implements SettingsBuilder.With {

  /** The key of the minimum for the deployment's channel. */
  public static final String DEPLOYMENT_CHANNEL = "";

  /** The defaults: one channel, at any hour, and a daily digest. */
  public static final Settings DEFAULTS =
      new Settings(null, List.of(), Map.of(), ZoneOffset.UTC, null, null, true, Set.of(), false, 0);

  public Settings {
    routes = List.copyOf(routes);
    channelMinimums = Map.copyOf(channelMinimums);
    editors = Set.copyOf(editors);
    quietHours = quietHours == null ? null : quietHours.withZone(zone);
  }

  /** Whether the person may change settings and lists. */
  public boolean canEdit(String user) {
    return editors.isEmpty() || editors.contains(user);
  }

  /** The channel for notices that are not alerts. */
  public String channelOr(String deploymentChannel) {
    return channel == null ? deploymentChannel : channel;
  }

  /** The channel of the first route that matches the alert, else the default one. */
  public String channelFor(Alert alert, String deploymentChannel) {
    return routes.stream()
        .filter(route -> route.matches(alert))
        .map(Route::channel)
        .findFirst()
        .orElseGet(() -> channelOr(deploymentChannel));
  }

  /** The minimum of the default channel; null if everything is posted there. */
  public Severity.@Nullable Level defaultChannelMinimum() {
    return channelMinimums.get(channelOr(DEPLOYMENT_CHANNEL));
  }

  /**
   * Whether the alert is below the channel's minimum severity.
   *
   * @param deploymentChannel the deployment's channel, which has a minimum under either name
   */
  public boolean isBelowMinimum(Alert alert, String inChannel, String deploymentChannel) {
    return isBelowMinimum(alert.severity().level(), inChannel, deploymentChannel);
  }

  /** The same for a level of severity. */
  public boolean isBelowMinimum(Severity.Level level, String inChannel, String deploymentChannel) {
    Severity.Level minimum = channelMinimums.get(inChannel);
    if (minimum == null && inChannel.equals(deploymentChannel)) {
      minimum = channelMinimums.get(DEPLOYMENT_CHANNEL);
    }
    return minimum != null && level.compareTo(minimum) < 0;
  }

  /** Whether the alert is posted even in quiet hours: tier 1, or confirmed and at least high. */
  public static boolean overridesQuietHours(Alert alert) {
    return isTopTier(alert)
        || (alert.confidence() == Confidence.CONFIRMED
            && alert.severity().level().compareTo(Severity.Level.HIGH) >= 0);
  }

  /** Whether the vendor is in tier 1. */
  public static boolean isTopTier(Alert alert) {
    return alert.tier() != null && Route.normalizeTier(alert.tier()).equals("1");
  }
}
