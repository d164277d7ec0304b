package bellwether.app.deliver;

import static bellwether.app.Fixtures.CHANNEL;
import static bellwether.app.Fixtures.pendingFor;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.TestClock;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Delivery.State;
import bellwether.domain.notice.FeedHealth;
import bellwether.domain.notice.OutageNotice;
import bellwether.domain.workspace.Installation;
import bellwether.slack.api.PostResult;
import bellwether.slack.block.SlackMessage;
import bellwether.store.memory.InMemoryDeliveryStore;
import bellwether.store.memory.InMemoryInstallationStore;
import bellwether.store.memory.InMemoryStores;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tests how operators are notified of workspaces that reject posts, with two workers. */
final class OutageNotifierTest {
  private static final String AWAY = "T0AWAY";
  private static final String PAGE = "https://bellwether.example/slack/install";

  private final TestClock clock = TestClock.start();
  private final InMemoryStores stores = new InMemoryStores();
  private final InMemoryDeliveryStore deliveries = stores.deliveries();
  private final InMemoryInstallationStore installations = stores.installations();
  private final RejectingChannel slack = new RejectingChannel();
  private final List<OutageNotifier> notifiers = List.of(notifiers(), notifiers());
  private int outageCount;

  private OutageNotifier notifiers() {
    return new OutageNotifier(stores, config(), PAGE, clock);
  }

  private static DeliveryConfig config() {
    return new DeliveryConfig(CHANNEL, "C0OPS", Duration.ofMinutes(2), Duration.ofMinutes(2));
  }

  /** One sweep a minute, by two processes in turn. */
  private void sweepForMinutes(int count) {
    for (int i = 0; i < count; i++) {
      OutageNotifier notifier = notifiers.get(i % 2);
      Instant begin = clock.instant();
      new DeliverySweeper(stores, slack, config(), clock::advance, notifier, clock)
          .sweep(begin.plusSeconds(48));
      outageCount = notifier.queueNotices();
      clock.advance(Duration.between(clock.instant(), begin.plusSeconds(60)));
    }
  }

  private void alerts(String customer, int count) {
    for (int i = 0; i < count; i++) {
      deliveries.add(pendingFor(customer, customer + i, clock.instant()));
    }
  }

  private List<Delivery> notices() {
    return deliveries.all().stream()
        .filter(delivery -> delivery.notice() instanceof OutageNotice)
        .toList();
  }

  private List<String> noticeTexts() {
    return slack.posts.getOrDefault(FeedHealth.OPERATORS, List.of());
  }

  private void reinstall(String customer) {
    slack.refusals.remove(customer);
    installations.save(new Installation(customer, clock.instant(), null, "sealed", "UB", "UD"));
  }

  @Test
  void uninstalledWorkspace_isReportedOnceWithWaitingAlertsAndFix() {
    installations.save(new Installation(AWAY, clock.instant(), clock.instant()));
    alerts(AWAY, 40);

    sweepForMinutes(45);

    assertThat(noticeTexts())
        .containsExactly(
            """
            1 workspace rejects all posts and cannot be notified in Slack
            Workspace T0AWAY has rejected all posts since 2026-03-02 09:00 UTC: the workspace removed Bellwether: install it again. 40 alerts are waiting, to be posted within 15 minutes after that is fixed.
            To reinstall Bellwether there: https://bellwether.example/slack/install\
            """);
    assertThat(outageCount).isEqualTo(1);
  }

  @Test
  void revokedToken_isReportedOnceAndItsEndOnce() {
    slack.refusals.put(AWAY, "token_revoked");
    alerts(AWAY, 3);
    sweepForMinutes(40);
    assertThat(noticeTexts())
        .singleElement()
        .asString()
        .contains("T0AWAY has rejected all posts", "token_revoked: do this.");
    assertThat(outageCount).isEqualTo(1);

    reinstall(AWAY);
    sweepForMinutes(30);

    assertThat(slack.posts.get(AWAY)).hasSize(3);
    assertThat(noticeTexts())
        .hasSize(2)
        .last()
        .asString()
        .startsWith("1 workspace accepts posts again\nWorkspace T0AWAY has accepted posts again");
    assertThat(outageCount).isZero();
  }

  @Test
  void secondOutage_isReportedAgain() {
    for (int outage = 1; outage <= 2; outage++) {
      slack.refusals.put(AWAY, "token_revoked");
      deliveries.add(pendingFor(AWAY, "outage" + outage, clock.instant()));
      sweepForMinutes(5);
      reinstall(AWAY);
      sweepForMinutes(30);
      assertThat(noticeTexts()).hasSize(2 * outage);
    }
  }

  @Test
  void archivedChannel_isNotAnOutage() {
    slack.refusals.put(AWAY, "is_archived");
    alerts(AWAY, 3);
    sweepForMinutes(20);
    assertThat(notices()).isEmpty();
    assertThat(outageCount).isZero();
  }

  @Test
  void outageOfTheOnlyWorkspace_isCountedWithoutQueuingNotices() {
    for (int outage = 0; outage < 3; outage++) {
      slack.refusals.put(AWAY, "token_revoked");
      slack.refusals.put(FeedHealth.OPERATORS, "token_revoked");
      alerts(AWAY, 10 * (outage + 1));
      sweepForMinutes(60);
      assertThat(outageCount).isPositive();
      assertThat(notices()).hasSize(outage + 1);
      slack.refusals.clear();
      sweepForMinutes(60);
      assertThat(outageCount).isZero();
    }
    assertThat(notices()).allSatisfy(notice -> assertThat(notice.state().isFinal()).isTrue());
    assertThat(noticeTexts()).as("superseded by then").isEmpty();
  }

  @Test
  void reinstallWithNothingToPost_endsTheOutage() {
    installations.save(new Installation(AWAY, clock.instant(), clock.instant()));
    alerts(AWAY, 1);
    sweepForMinutes(2);
    Delivery left = deliveries.find(AWAY + 0).orElseThrow();
    deliveries.save(config().stateMachine().superseded(left));
    reinstall(AWAY);
    sweepForMinutes(2);
    assertThat(outageCount).isZero();
    assertThat(noticeTexts()).hasSize(2);
  }

  @Test
  void manyWorkspacesAtOnce_areReportedTogether() {
    for (int i = 0; i < 30; i++) {
      slack.refusals.put("T0AWAY" + i, "not_authed");
      alerts("T0AWAY" + i, 1);
    }
    sweepForMinutes(40);
    assertThat(noticeTexts())
        .singleElement()
        .asString()
        .startsWith("30 workspaces reject all posts")
        .contains("and 18 more");
    slack.refusals.clear();
    sweepForMinutes(40);
    assertThat(noticeTexts()).hasSize(2).last().asString().startsWith("30 workspaces accept posts");
  }

  @Test
  void outageLongerThanAWeek_isNoLongerCounted() {
    installations.save(new Installation(AWAY, clock.instant(), clock.instant()));
    alerts(AWAY, 1);
    sweepForMinutes(2);
    clock.advance(Duration.ofDays(7));
    sweepForMinutes(2);
    assertThat(outageCount).isZero();
    assertThat(deliveries.find(AWAY + 0).orElseThrow().state()).isEqualTo(State.BLOCKED);
    reinstall(AWAY);
    sweepForMinutes(20);
    assertThat(noticeTexts()).hasSize(2);
  }

  /** A Slack that rejects all posts of some customers. */
  private static final class RejectingChannel implements PostingChannel {
    private final Map<String, String> refusals = new HashMap<>();
    private final Map<String, List<String>> posts = new HashMap<>();

    @Override
    public PostResult post(
        String customer,
        String channel,
        SlackMessage message,
        @Nullable String threadTs,
        String deliveryId) {
      String error = refusals.get(customer);
      if (error != null) {
        return new PostResult.Rejected(error, true, "do this");
      }
      posts.computeIfAbsent(customer, none -> new ArrayList<>()).add(message.unescapedText());
      return new PostResult.Posted("17." + deliveryId, channel);
    }
  }
}
