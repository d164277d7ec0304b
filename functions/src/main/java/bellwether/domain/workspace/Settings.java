package bellwether.domain.workspace;

import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.Severity;
import bellwether.domain.notice.Alert;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How one customer wants to be told.
 *
 * @param channel id or name of the Slack channel for what no route takes; null for the deployment's
 * @param routes the first that fits an alert takes it
 * @param channelMinimums by channel: a less severe alert is not posted there but counted in the
 *     digest; {@link #DEPLOYMENT_CHANNEL} stands for the deployment's channel
 * @param zone the customer's one zone: its quiet hours are in it too
 * @param quietHours null where alerts may ring at any hour
 * @param digestSchedule null for the deployment's: daily, at its hour in UTC
 * @param heartbeat whether a digest is sent that has nothing to tell but that all is well
 * @param editors Slack's ids of who may change settings and lists; empty where everybody may
 * @param version counts the writes of these settings; 0 before the first
 */
public record Settings(
    @Nullable String channel,
    List<Route> routes,
    Map<String, Severity.Level> channelMinimums,
    ZoneId zone,
    @Nullable QuietHours quietHours,
    @Nullable DigestSchedule digestSchedule,
    boolean heartbeat,
    Set<String> editors,
    long version) {

  /** The key of the minimum of the deployment's channel, whichever that is. */
  public static final String DEPLOYMENT_CHANNEL = "";

  /** For whoever chose nothing: one channel, at any hour, and a digest a day. */
  public static final Settings DEFAULTS =
      new Settings(null, List.of(), Map.of(), ZoneOffset.UTC, null, null, true, Set.of(), 0);

  public Settings {
    routes = List.copyOf(routes);
    channelMinimums = Map.copyOf(channelMinimums);
    editors = Set.copyOf(editors);
    quietHours = quietHours == null ? null : quietHours.withZone(zone);
  }

  /** The same with another default channel; null for the deployment's. */
  public Settings withChannel(@Nullable String other) {
    return new Settings(
        other,
        routes,
        channelMinimums,
        zone,
        quietHours,
        digestSchedule,
        heartbeat,
        editors,
        version);
  }

  /** The same with these routes. */
  public Settings withRoutes(List<Route> others) {
    return new Settings(
        channel,
        others,
        channelMinimums,
        zone,
        quietHours,
        digestSchedule,
        heartbeat,
        editors,
        version);
  }

  /** The same with these minimums by channel. */
  public Settings withChannelMinimums(Map<String, Severity.Level> others) {
    return new Settings(
        channel, routes, others, zone, quietHours, digestSchedule, heartbeat, editors, version);
  }

  /** The same hours, on the clocks of another zone. */
  public Settings withZone(ZoneId other) {
    return new Settings(
        channel,
        routes,
        channelMinimums,
        other,
        quietHours,
        digestSchedule,
        heartbeat,
        editors,
        version);
  }

  /** The same with these quiet hours, on the clocks of the settings' zone; null for none. */
  public Settings withQuietHours(@Nullable QuietHours other) {
    return new Settings(
        channel, routes, channelMinimums, zone, other, digestSchedule, heartbeat, editors, version);
  }

  /** The same with this schedule; null for the deployment's. */
  public Settings withDigestSchedule(@Nullable DigestSchedule other) {
    return new Settings(
        channel, routes, channelMinimums, zone, quietHours, other, heartbeat, editors, version);
  }

  /** The same with or without digests that have nothing to tell. */
  public Settings withHeartbeat(boolean other) {
    return new Settings(
        channel,
        routes,
        channelMinimums,
        zone,
        quietHours,
        digestSchedule,
        other,
        editors,
        version);
  }

  /** The same with these people alone to change settings and lists; with everybody for none. */
  public Settings withEditors(Set<String> others) {
    return new Settings(
        channel,
        routes,
        channelMinimums,
        zone,
        quietHours,
        digestSchedule,
        heartbeat,
        others,
        version);
  }

  /** Whether the person may change settings and lists. */
  public boolean canEdit(String user) {
    return editors.isEmpty() || editors.contains(user);
  }

  /** The same with another version. */
  public Settings withVersion(long other) {
    return new Settings(
        channel,
        routes,
        channelMinimums,
        zone,
        quietHours,
        digestSchedule,
        heartbeat,
        editors,
        other);
  }

  /** The channel of what is no alert. */
  public String channelOr(String deployments) {
    return channel == null ? deployments : channel;
  }

  /** The channel of the first route that fits the alert, else the default one. */
  public String channelFor(Alert alert, String deployments) {
    return routes.stream()
        .filter(route -> route.matches(alert))
        .map(Route::channel)
        .findFirst()
        .orElseGet(() -> channelOr(deployments));
  }

  /** The minimum of the channel for what no route takes; null if everything is posted there. */
  public Severity.@Nullable Level defaultChannelMinimum() {
    return channelMinimums.get(channelOr(DEPLOYMENT_CHANNEL));
  }

  /**
   * Whether the alert is less severe than anything that is posted in the channel.
   *
   * @param deployments the deployment's channel, which has a minimum under either name
   */
  public boolean isBelowMinimum(Alert alert, String inChannel, String deployments) {
    Severity.Level minimum = channelMinimums.get(inChannel);
    if (minimum == null && inChannel.equals(deployments)) {
      minimum = channelMinimums.get(DEPLOYMENT_CHANNEL);
    }
    return minimum != null && alert.severity().level().compareTo(minimum) < 0;
  }

  /** Whether the alert rings in quiet hours: tier 1, or confirmed and at least high. */
  public static boolean overridesQuietHours(Alert alert) {
    return isTopTier(alert)
        || (alert.confidence() == Confidence.CONFIRMED
            && alert.severity().level().compareTo(Severity.Level.HIGH) >= 0);
  }

  /** Whether the customer ranks the vendor first. */
  public static boolean isTopTier(Alert alert) {
    return alert.tier() != null && Route.normalizeTier(alert.tier()).equals("1");
  }
}
