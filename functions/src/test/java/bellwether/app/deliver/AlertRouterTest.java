package bellwether.app.deliver;

import static bellwether.app.Fixtures.CHANNEL;
import static bellwether.app.deliver.RoutedAlerts.LEASE;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.Severity.Level;
import bellwether.domain.notice.Delivery.State;
import bellwether.domain.workspace.Route;
import bellwether.domain.workspace.Settings;
import bellwether.slack.api.PostResult;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tests the channel that an alert is delivered to. */
final class AlertRouterTest {
  private final RoutedAlerts alerts = new RoutedAlerts();

  @Test
  void alert_isRoutedByCurrentSettings() {
    alerts.add("before", null, Level.LOW, Confidence.CONFIRMED);
    alerts.sweep();
    alerts.add("after", null, Level.LOW, Confidence.CONFIRMED);
    alerts.settings(usual -> usual.withChannel("C0OWN"));
    alerts.sweep();
    assertThat(alerts.slack.channels).containsExactly(CHANNEL, "C0OWN");
    assertThat(alerts.stored("after").channel()).isEqualTo("C0OWN");
  }

  @Test
  void reply_goesToItsMessagesChannel() {
    alerts.add("parent", null, Level.LOW, Confidence.CONFIRMED);
    alerts.sweep();
    alerts.settings(usual ->
        usual
            .withChannel("C0OWN")
            .withChannelMinimums(Map.of(CHANNEL, Level.CRITICAL))
            .withRoutes(List.of(new Route("C0LOUD", Level.LOW, Set.of(), Set.of()))));
    alerts.add("reply", "parent", Level.LOW, Confidence.CONFIRMED);
    alerts.sweep();
    assertThat(alerts.slack.accepted).containsExactly("parent", "reply");
    assertThat(alerts.slack.channels).containsExactly(CHANNEL, CHANNEL);
    assertThat(alerts.slack.threads).containsExactly(null, "17.1");
  }

  @Test
  void unknownPost_isLookedUpInItsOriginalChannel() {
    alerts.add("d1", null, Level.LOW, Confidence.CONFIRMED);
    alerts.slack.answer(true, new PostResult.Unknown("read timed out"));
    alerts.sweep();
    assertThat(alerts.stored("d1").channel()).isEqualTo(CHANNEL);
    alerts.settings(usual -> usual.withChannel("C0OWN"));
    alerts.clock.advance(LEASE.plusSeconds(1));
    alerts.sweep();
    assertThat(alerts.slack.accepted).containsExactly("d1");
    assertThat(alerts.stored("d1").state()).isEqualTo(State.SENT);
    assertThat(alerts.stored("d1").channel()).isEqualTo(CHANNEL);
  }

  @Test
  void alertBelowItsChannelsMinimum_goesToTheDigest() {
    alerts.settings(usual -> usual.withChannelMinimums(Map.of(CHANNEL, Level.HIGH)));
    alerts.add("minor", null, Level.MEDIUM, Confidence.CONFIRMED);
    alerts.add("major", null, Level.HIGH, Confidence.CONFIRMED);
    alerts.sweep();
    assertThat(alerts.slack.accepted).containsExactly("major");
    assertThat(alerts.stored("minor").state()).isEqualTo(State.SUMMARIZED);
    assertThat(alerts.stored("minor").isBelowMinimum()).isTrue();
  }

  @Test
  void minimumOfTheDefaultChannel_appliesWhenNoRouteIsSet() {
    alerts.settings(
        usual -> usual.withChannelMinimums(Map.of(Settings.DEPLOYMENT_CHANNEL, Level.HIGH)));
    alerts.add("minor", null, Level.MEDIUM, Confidence.CONFIRMED);
    alerts.sweep();
    assertThat(alerts.slack.postCount).isZero();
    assertThat(alerts.stored("minor").isBelowMinimum()).isTrue();
  }

  @Test
  void moreSevereReport_isPostedAfterASuppressedAlert() {
    alerts.settings(usual -> usual.withChannelMinimums(Map.of(CHANNEL, Level.HIGH)));
    alerts.add("minor", null, Level.MEDIUM, Confidence.ALLEGED);
    alerts.sweep();
    alerts.add("also minor", "minor", Level.MEDIUM, Confidence.ALLEGED);
    alerts.add("severe", "minor", Level.HIGH, Confidence.CONFIRMED);
    alerts.sweep();
    assertThat(alerts.slack.accepted).containsExactly("severe");
    assertThat(alerts.stored("also minor").isBelowMinimum()).isTrue();
  }
}
