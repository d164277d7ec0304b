package bellwether.app.deliver;

import static bellwether.app.Fixtures.CHANNEL;
import static bellwether.app.Fixtures.CUSTOMER;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.Fixtures;
import bellwether.app.TestClock;
import bellwether.domain.feed.FeedProblem;
import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.Severity;
import bellwether.domain.incident.Severity.Level;
import bellwether.domain.notice.Alert;
import bellwether.domain.notice.AlertBuilder;
import bellwether.domain.notice.AlertSummary;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Delivery.State;
import bellwether.domain.notice.DeliveryBuilder;
import bellwether.domain.notice.Digest;
import bellwether.domain.notice.DigestBuilder;
import bellwether.domain.notice.FeedHealth;
import bellwether.domain.notice.Notice;
import bellwether.domain.workspace.QuietHours;
import bellwether.domain.workspace.Route;
import bellwether.domain.workspace.Settings;
import bellwether.slack.api.PostResult;
import bellwether.store.memory.InMemoryCustomerStore;
import bellwether.store.memory.InMemoryDeliveryStore;
import bellwether.store.memory.InMemoryStores;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Routes due deliveries by customers' settings. */
final class AlertRouterTest {
  private static final Duration LEASE = Duration.ofMinutes(2);
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Instant EVENING = Instant.parse("2026-11-25T22:00:00Z");
  private static final Instant MORNING = Instant.parse("2026-11-26T06:00:00Z");

  private final TestClock clock = new TestClock(EVENING);
  private final InMemoryStores stores = new InMemoryStores();
  private final InMemoryDeliveryStore deliveries = stores.deliveries();
  private final InMemoryCustomerStore customers = stores.customers();
  private final ScriptedChannel slack = new ScriptedChannel();
  private final DeliverySweeper worker =
      new DeliverySweeper(
          stores,
          slack,
          new DeliveryConfig(CHANNEL, "C0OPS", LEASE, LEASE),
          clock::advance,
          OutageListener.NONE,
          clock);

  private void settings(UnaryOperator<Settings> change) {
    assertThat(customers.saveSettings(CUSTOMER, change.apply(customers.settings(CUSTOMER))))
        .isTrue();
  }

  private static QuietHours nightlyQuietHours() {
    return new QuietHours(BERLIN, LocalTime.of(22, 0), LocalTime.of(7, 0), Set.of());
  }

  private void enableQuietNights() {
    settings(usual -> usual.withZone(BERLIN).withQuietHours(nightlyQuietHours()));
  }

  private void sweep() {
    worker.sweep(clock.instant().plus(Duration.ofSeconds(45)));
  }

  private void sweepUntil(Instant end) {
    while (clock.instant().isBefore(end)) {
      sweep();
      clock.advance(Duration.ofMinutes(1));
    }
  }

  private Delivery stored(String id) {
    return deliveries.find(id).orElseThrow();
  }

  private void add(String id, @Nullable String parent, State state, Notice notice) {
    Instant now = clock.instant();
    deliveries.add(
        DeliveryBuilder.builder()
            .id(id)
            .parentId(parent)
            .notice(notice)
            .state(state)
            .dueAt(now)
            .createdAt(now)
            .build());
  }

  private void add(String id, @Nullable String parent, Level level, Confidence confidence) {
    add(id, parent, State.PENDING, alert(level, null, confidence));
  }

  private Alert alert(Level level, @Nullable String tier, Confidence confidence) {
    Alert usual = Fixtures.alert("Acme", clock.instant());
    return AlertBuilder.builder()
        .customer(usual.customer())
        .vendor(usual.vendor())
        .incidentId(usual.incidentId())
        .kind(usual.kind())
        .role(usual.role())
        .confidence(confidence)
        .severity(new Severity(level, List.of()))
        .tier(tier)
        .exposedData(usual.exposedData())
        .matchedText(usual.matchedText())
        .sentence(usual.sentence())
        .rules(usual.rules())
        .advisoryId(usual.advisoryId())
        .title(usual.title())
        .url(usual.url())
        .feed(usual.feed())
        .seenAt(usual.seenAt())
        .build();
  }

  @Test
  void alert_isRoutedByCurrentSettings() {
    add("before", null, Level.LOW, Confidence.CONFIRMED);
    sweep();
    add("after", null, Level.LOW, Confidence.CONFIRMED);
    settings(usual -> usual.withChannel("C0OWN"));
    sweep();
    assertThat(slack.channels).containsExactly(CHANNEL, "C0OWN");
    assertThat(stored("after").channel()).isEqualTo("C0OWN");
  }

  @Test
  void reply_goesToItsMessagesChannel() {
    add("parent", null, Level.LOW, Confidence.CONFIRMED);
    sweep();
    settings(usual ->
        usual
            .withChannel("C0OWN")
            .withChannelMinimums(Map.of(CHANNEL, Level.CRITICAL))
            .withRoutes(List.of(new Route("C0LOUD", Level.LOW, Set.of(), Set.of()))));
    add("reply", "parent", Level.LOW, Confidence.CONFIRMED);
    sweep();
    assertThat(slack.accepted).containsExactly("parent", "reply");
    assertThat(slack.channels).containsExactly(CHANNEL, CHANNEL);
    assertThat(slack.threads).containsExactly(null, "17.1");
  }

  @Test
  void unknownPost_isLookedUpInItsOriginalChannel() {
    add("d1", null, Level.LOW, Confidence.CONFIRMED);
    slack.answer(true, new PostResult.Unknown("read timed out"));
    sweep();
    assertThat(stored("d1").channel()).isEqualTo(CHANNEL);
    settings(usual -> usual.withChannel("C0OWN"));
    clock.advance(LEASE.plusSeconds(1));
    sweep();
    assertThat(slack.accepted).containsExactly("d1");
    assertThat(stored("d1").state()).isEqualTo(State.SENT);
    assertThat(stored("d1").channel()).isEqualTo(CHANNEL);
  }

  @Test
  void alertBelowItsChannelsMinimum_goesToTheDigest() {
    settings(usual -> usual.withChannelMinimums(Map.of(CHANNEL, Level.HIGH)));
    add("minor", null, Level.MEDIUM, Confidence.CONFIRMED);
    add("major", null, Level.HIGH, Confidence.CONFIRMED);
    sweep();
    assertThat(slack.accepted).containsExactly("major");
    assertThat(stored("minor").state()).isEqualTo(State.SUMMARIZED);
    assertThat(stored("minor").isBelowMinimum()).isTrue();
  }

  @Test
  void minimumOfTheDefaultChannel_appliesWhenNoRouteIsSet() {
    settings(usual -> usual.withChannelMinimums(Map.of(Settings.DEPLOYMENT_CHANNEL, Level.HIGH)));
    add("minor", null, Level.MEDIUM, Confidence.CONFIRMED);
    sweep();
    assertThat(slack.postCount).isZero();
    assertThat(stored("minor").isBelowMinimum()).isTrue();
  }

  @Test
  void moreSevereReport_isPostedAfterASuppressedAlert() {
    settings(usual -> usual.withChannelMinimums(Map.of(CHANNEL, Level.HIGH)));
    add("minor", null, Level.MEDIUM, Confidence.ALLEGED);
    sweep();
    add("also minor", "minor", Level.MEDIUM, Confidence.ALLEGED);
    add("severe", "minor", Level.HIGH, Confidence.CONFIRMED);
    sweep();
    assertThat(slack.accepted).containsExactly("severe");
    assertThat(stored("also minor").isBelowMinimum()).isTrue();
  }

  @Test
  void alertInQuietHours_waitsForTheirEnd() {
    enableQuietNights();
    add("d1", null, Level.MEDIUM, Confidence.CONFIRMED);
    sweep();
    assertThat(stored("d1").state()).isEqualTo(State.PENDING);
    assertThat(stored("d1").reason()).isEqualTo("quiet hours");
    sweepUntil(MORNING);
    assertThat(slack.postCount).isZero();
    assertThat(stored("d1").dueAt()).isEqualTo(MORNING);
    sweep();
    assertThat(slack.accepted).containsExactly("d1");
    assertThat(stored("d1").reason()).isNull();
  }

  @Test
  void urgentAlert_breaksThrough() {
    enableQuietNights();
    add("severe", null, Level.HIGH, Confidence.CONFIRMED);
    add("rumour", null, Level.CRITICAL, Confidence.ALLEGED);
    add("first tier", null, State.PENDING, alert(Level.LOW, "Tier 1", Confidence.ALLEGED));
    sweep();
    assertThat(slack.accepted).containsExactlyInAnyOrder("severe", "first tier");
  }

  @Test
  void replies_waitForTheirMessage() {
    enableQuietNights();
    add("parent", null, Level.MEDIUM, Confidence.CONFIRMED);
    sweep();
    add("reply", "parent", Level.MEDIUM, Confidence.CONFIRMED);
    sweepUntil(MORNING);
    assertThat(slack.postCount).isZero();
    sweepUntil(MORNING.plusSeconds(120));
    assertThat(slack.accepted).containsExactly("parent", "reply");
    assertThat(slack.threads).containsExactly(null, "17.1");
  }

  @Test
  void urgentReply_postsItsPostponedMessageToo() {
    enableQuietNights();
    add("parent", null, Level.MEDIUM, Confidence.ALLEGED);
    sweep();
    add("confirmed", "parent", Level.HIGH, Confidence.CONFIRMED);
    sweep();
    assertThat(slack.accepted).containsExactly("parent", "confirmed");
    assertThat(slack.threads).containsExactly(null, "17.1");
  }

  @Test
  void changedTimeZone_reschedulesWaitingAlerts() {
    settings(usual ->
        usual.withZone(ZoneId.of("America/Los_Angeles")).withQuietHours(nightlyQuietHours()));
    clock.advance(Duration.ofHours(9));
    assertThat(clock.instant()).isEqualTo(Instant.parse("2026-11-26T07:00:00Z"));
    add("d1", null, Level.MEDIUM, Confidence.CONFIRMED);
    sweep();
    settings(usual -> usual.withZone(ZoneId.of("America/New_York")));
    sweepUntil(Instant.parse("2026-11-26T12:00:00Z"));
    assertThat(slack.postCount).as("before seven in New York").isZero();
    sweep();
    assertThat(slack.accepted).containsExactly("d1");
  }

  @Test
  void removedQuietHours_releaseAlertsWithinAnHour() {
    enableQuietNights();
    add("d1", null, Level.MEDIUM, Confidence.CONFIRMED);
    sweep();
    settings(usual -> usual.withQuietHours(null));
    sweepUntil(EVENING.plus(Duration.ofMinutes(62)));
    assertThat(slack.accepted).containsExactly("d1");
  }

  @Test
  void alerts_waitAtMostADayDespiteTimeZoneChanges() {
    settings(usual ->
        usual.withQuietHours(
            new QuietHours(BERLIN, LocalTime.of(0, 0), LocalTime.of(23, 59), Set.of())));
    add("d1", null, Level.MEDIUM, Confidence.CONFIRMED);
    for (int hour = 0; hour < 24; hour++) {
      ZoneId zone = ZoneId.of(hour % 2 == 0 ? "Asia/Kolkata" : "Asia/Kathmandu");
      settings(usual -> usual.withZone(zone));
      sweepUntil(EVENING.plus(Duration.ofHours(hour + 1)));
    }
    sweep();
    assertThat(slack.accepted).containsExactly("d1");
  }

  @Test
  void flood_waitsUntilOneAlertIsUrgent() {
    enableQuietNights();
    add("h1", null, State.HELD, alert(Level.LOW, null, Confidence.CONFIRMED));
    add("h2", null, State.HELD, alert(Level.LOW, null, Confidence.CONFIRMED));
    sweep();
    assertThat(stored("h1").state()).isEqualTo(State.HELD);
    add("h3", null, State.HELD, alert(Level.CRITICAL, null, Confidence.CONFIRMED));
    sweep();
    assertThat(stored("h1").state()).isEqualTo(State.SUMMARIZED);
    assertThat(slack.accepted).hasSize(1);
  }

  @Test
  void quietHours_postponeFeedNoticesButNotDigestsSummariesOrOperatorNotices() {
    enableQuietNights();
    FeedProblem gone = new FeedProblem(FeedProblem.Kind.GONE, EVENING, "gone");
    FeedHealth.FeedStatus report = new FeedHealth.FeedStatus("own", gone, null);
    add(
        "digest",
        null,
        State.PENDING,
        DigestBuilder.builder()
            .customer(CUSTOMER)
            .day(LocalDate.EPOCH)
            .dayCount(1)
            .vendorCount(1)
            .coverage(new Digest.Coverage(1, 1, 0))
            .alertCounts(new Digest.AlertCounts(0, 0, 0))
            .mentions(Digest.Mentions.NONE)
            .build());
    add("summary", null, State.PENDING, new AlertSummary(CUSTOMER, "flood", List.of(), 7));
    add("health", null, State.PENDING, new FeedHealth(CUSTOMER, List.of(report)));
    add("ops", null, State.PENDING, new FeedHealth(FeedHealth.OPERATORS, List.of(report)));
    sweep();
    assertThat(slack.accepted).containsExactlyInAnyOrder("digest", "summary", "ops");
    assertThat(slack.channels).contains("C0OPS");
    assertThat(stored("health").state()).isEqualTo(State.PENDING);
  }
}
