package bellwether.app.deliver;

import static bellwether.app.Fixtures.CHANNEL;
import static bellwether.app.Fixtures.CUSTOMER;
import static bellwether.app.deliver.RoutedAlerts.LEASE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.Severity.Level;
import bellwether.domain.notice.AlertSummary;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Delivery.State;
import bellwether.domain.notice.FeedHealth;
import bellwether.domain.notice.MessageUpdate;
import bellwether.domain.notice.Notice;
import bellwether.domain.notice.OutageNotice;
import bellwether.domain.notice.Reminder;
import bellwether.domain.workspace.QuietHours;
import bellwether.domain.workspace.Route;
import bellwether.domain.workspace.Settings;
import bellwether.slack.api.PostResult;
import bellwether.store.memory.InMemoryCustomerStore;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

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

  static Stream<Arguments> noticesInQuietHours() {
    Instant now = RoutedAlerts.EVENING;
    return Stream.of(
        arguments(new Reminder(CUSTOMER, "d1", "Acme", "U1", now, null), true),
        arguments(new FeedHealth(CUSTOMER, List.of()), true),
        arguments(new MessageUpdate(CUSTOMER, "d1"), false),
        arguments(new AlertSummary(CUSTOMER, "flood", List.of(), 7, 0, List.of()), false),
        arguments(new FeedHealth(FeedHealth.OPERATORS, List.of()), false),
        arguments(new OutageNotice(List.of(), null), false));
  }

  @ParameterizedTest
  @MethodSource("noticesInQuietHours")
  void noticesInQuietHours_waitUnlessTheyHaveTheirOwnTime(Notice notice, boolean wait) {
    QuietHours nightly =
        new QuietHours(ZoneOffset.UTC, LocalTime.of(21, 0), LocalTime.of(7, 0), Set.of());
    InMemoryCustomerStore customers = new InMemoryCustomerStore();
    customers.saveSettings(CUSTOMER, Settings.DEFAULTS.withQuietHours(nightly));
    AlertRouter router = new AlertRouter(customers, DeliverySweep.config());
    Delivery delivery = Delivery.pending("n1", notice, RoutedAlerts.EVENING);

    assertThat(router.route(delivery, null, false, RoutedAlerts.EVENING))
        .isInstanceOf(wait ? AlertRouter.Decision.Postpone.class : AlertRouter.Decision.Post.class);
    assertThat(router.route(delivery, null, true, RoutedAlerts.EVENING))
        .isInstanceOf(AlertRouter.Decision.Post.class);
  }
}
