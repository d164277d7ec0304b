package bellwether.app.deliver;

import bellwether.store.memory.InMemoryStores;
import static bellwether.app.Fixtures.CHANNEL;
import static bellwether.app.Fixtures.CUSTOMER;
import static bellwether.app.Fixtures.pending;
import static bellwether.app.Fixtures.pendingOf;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Delivery.State;
import bellwether.domain.workspace.Installation;
import bellwether.app.TestClock;
import bellwether.slack.api.PostResult;
import bellwether.slack.block.SlackMessage;
import bellwether.store.memory.InMemoryCaseStore;
import bellwether.store.memory.InMemoryCustomerStore;
import bellwether.store.memory.InMemoryDeliveryStore;
import bellwether.store.memory.InMemoryInstallationStore;
import bellwether.store.TokenCipher;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class DeliverySweeperTest {
  private static final Duration LEASE = Duration.ofMinutes(2);
  private static final Duration SETTLE = Duration.ofMinutes(2);

  private final TestClock clock = TestClock.start();
  private final InMemoryStores stores = new InMemoryStores();
  private final InMemoryDeliveryStore deliveries = stores.deliveries();
  private final InMemoryCaseStore cases = stores.cases();
  private final InMemoryInstallationStore installations = stores.installations();
  private final ScriptedChannel slack = new ScriptedChannel();
  private final AtomicInteger attempts = new AtomicInteger();

  private DeliverySweeper worker() {
    return new DeliverySweeper(deliveries, attempt(), clock);
  }

  private DeliveryProcessor attempt() {
    return new DeliveryProcessor(stores, slack, config(), new SlackRateLimiter(clock, clock::advance), clock, () -> "attempt-" + attempts.incrementAndGet());
  }

  private DeliveryPoster posting() {
    return new DeliveryPoster(
        deliveries,
        new MessageUpdater(cases, deliveries, clock),
        slack,
        config(),
        new SlackRateLimiter(clock, clock::advance),
        clock,
        () -> "attempt-" + attempts.incrementAndGet());
  }

  private static DeliveryConfig config() {
    return new DeliveryConfig(CHANNEL, "C0OPS", LEASE, SETTLE);
  }

  private void sweep() {
    worker().sweep(clock.instant().plus(Duration.ofSeconds(45)));
  }

  private Delivery stored(String id) {
    return deliveries.find(id).orElseThrow();
  }

  @Test
  void pending_isPostedOnce() {
    deliveries.add(pending("d1", null, clock.instant()));

    sweep();
    sweep();

    assertThat(slack.accepted).containsExactly("d1");
    assertThat(stored("d1").state()).isEqualTo(State.SENT);
    assertThat(stored("d1").ts()).isEqualTo("17.1");
    assertThat(stored("d1").dueAt()).isNull();
  }

  @Test
  void rateLimit_isWaitedFor() {
    deliveries.add(pending("d1", null, clock.instant()));
    slack.answer(false, new PostResult.RateLimited(Duration.ofSeconds(30)));

    sweep();
    clock.advance(Duration.ofSeconds(28));
    sweep();
    assertThat(slack.posts).isEqualTo(1);

    clock.advance(Duration.ofSeconds(3));
    sweep();
    assertThat(slack.accepted).containsExactly("d1");
  }

  @Test
  void rateLimit_holdsTheWholeChannel() {
    deliveries.add(pending("d1", null, clock.instant()));
    deliveries.add(pending("d2", null, clock.instant().plusMillis(1)));
    clock.advance(Duration.ofSeconds(1));
    slack.answer(false, new PostResult.RateLimited(Duration.ofMinutes(5)));

    sweep();

    assertThat(slack.posts).isEqualTo(1);
    assertThat(stored("d2").state()).isEqualTo(State.PENDING);
  }

  @Test
  void rateLimitOfOneCustomer_holdsNoOtherInAChannelOfTheSameName() {
    deliveries.add(pending("d1", null, clock.instant()));
    deliveries.add(pendingOf("T0OTHER", "d2", clock.instant().plusMillis(1)));
    clock.advance(Duration.ofSeconds(1));
    slack.answer(false, new PostResult.RateLimited(Duration.ofMinutes(5)));

    sweep();

    assertThat(slack.accepted).containsExactly("d2");
    assertThat(stored("d1").state()).isEqualTo(State.RETRY);
  }

  @Test
  void unclearAndAccepted_isFoundAndNotPostedAgain() {
    deliveries.add(pending("d1", null, clock.instant()));
    slack.answer(true, new PostResult.Unknown("read timed out"));

    sweep();
    assertThat(stored("d1").state()).isEqualTo(State.UNKNOWN);
    clock.advance(SETTLE.plusSeconds(1));
    sweep();

    assertThat(slack.accepted).containsExactly("d1");
    assertThat(slack.posts).isEqualTo(1);
    assertThat(stored("d1").state()).isEqualTo(State.SENT);
  }

  @Test
  void unclearAndNotAccepted_isPostedAgainAfterALook() {
    deliveries.add(pending("d1", null, clock.instant()));
    slack.answer(false, new PostResult.Unknown("connection reset"));

    sweep();
    clock.advance(SETTLE.minusSeconds(5));
    sweep();
    assertThat(slack.looks).as("no look before the post must have landed").isZero();
    clock.advance(Duration.ofSeconds(10));
    sweep();

    assertThat(slack.looks).isEqualTo(1);
    assertThat(slack.accepted).containsExactly("d1");
  }

  @Test
  void claimOfADeadWorker_isLookedAtBeforeItIsSentAgain() {
    Delivery claimed =
        new DeliveryStateMachine(LEASE, SETTLE)
            .claim(pending("d1", null, clock.instant()), CHANNEL, "dead", clock.instant());
    deliveries.add(claimed);
    slack.post(CUSTOMER, CHANNEL, new SlackMessage("x", "[]"), null, "d1");

    sweep();
    assertThat(stored("d1").state()).isEqualTo(State.SENDING);
    clock.advance(LEASE.plusSeconds(1));
    sweep();
    assertThat(stored("d1").state()).isEqualTo(State.UNKNOWN);
    clock.advance(SETTLE);
    sweep();

    assertThat(stored("d1").state()).isEqualTo(State.SENT);
    assertThat(slack.accepted).containsExactly("d1");
  }

  @Test
  void channelThatCannotBeLookedAt_getsALabelledRepeatInTheEnd() {
    deliveries.add(pending("d1", null, clock.instant()));
    slack.answer(false, new PostResult.Unknown("read timed out"));
    slack.blind = true;

    for (Instant end = clock.instant().plus(Duration.ofMinutes(59));
        clock.instant().isBefore(end); ) {
      sweep();
      clock.advance(Duration.ofMinutes(1));
    }
    assertThat(slack.posts).isEqualTo(1);
    clock.advance(Duration.ofMinutes(10));
    sweep();

    assertThat(slack.accepted).containsExactly("d1");
  }

  @Test
  void malformed_isDeliveredInAPlainerForm() {
    deliveries.add(pending("d1", null, clock.instant()));
    slack.answer(false, new PostResult.InvalidMessage("invalid_blocks"));

    sweep();

    assertThat(slack.posts).isEqualTo(2);
    assertThat(slack.accepted).containsExactly("d1");
    assertThat(stored("d1").state()).isEqualTo(State.SENT);
  }

  @Test
  void refusalThatCanBeMended_isKeptAndTriedAgainLater() {
    deliveries.add(pending("d1", null, clock.instant()));
    slack.answer(false, new PostResult.Rejected("channel_not_found", true, "invite the app"));

    sweep();
    assertThat(stored("d1").state()).isEqualTo(State.BLOCKED);
    assertThat(stored("d1").reason()).startsWith("channel_not_found");
    clock.advance(Duration.ofMinutes(16));
    sweep();

    assertThat(stored("d1").state()).isEqualTo(State.SENT);
  }

  @Test
  void revokedWorkspace_keepsItsQueueUntilItComesBack() {
    deliveries.add(pending("d1", null, clock.instant()));
    installations.save(new Installation(CUSTOMER, clock.instant(), clock.instant()));

    sweep();
    assertThat(stored("d1").state()).isEqualTo(State.BLOCKED);
    assertThat(slack.posts).isZero();
    installations.save(new Installation(CUSTOMER, clock.instant(), null));
    clock.advance(Duration.ofMinutes(16));
    sweep();

    assertThat(slack.accepted).containsExactly("d1");
  }

  @Test
  void workspaceInstalledAgain_getsItsQueueOnceWithItsNewToken() {
    TokenCipher seal = new TokenCipher("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
    Installation first =
        new Installation(CUSTOMER, clock.instant(), null, seal.encrypt(CUSTOMER, "old"), "UB", "UD");
    installations.save(first.revoked(clock.instant()));
    deliveries.add(pending("d1", null, clock.instant()));
    deliveries.add(pending("d2", null, clock.instant()));
    for (int i = 0; i < 5; i++) {
      sweep();
      clock.advance(Duration.ofMinutes(20));
    }
    assertThat(stored("d1").state()).isEqualTo(State.BLOCKED);
    assertThat(stored("d2").reason()).contains("install it again");
    assertThat(slack.posts).isZero();

    installations.save(
        new Installation(CUSTOMER, clock.instant(), null, seal.encrypt(CUSTOMER, "new"), "UB", "UD"));
    for (int i = 0; i < 3; i++) {
      sweep();
      clock.advance(Duration.ofMinutes(20));
    }

    assertThat(slack.accepted).containsExactlyInAnyOrder("d1", "d2");
    assertThat(slack.posts).isEqualTo(2);
  }

  @Test
  void reply_waitsForItsParentAndGoesIntoItsThread() {
    deliveries.add(pending("reply", "parent", clock.instant().minusSeconds(1)));
    deliveries.add(pending("parent", null, clock.instant()));

    sweep();
    clock.advance(Duration.ofSeconds(6));
    sweep();

    assertThat(slack.accepted).containsExactly("parent", "reply");
    assertThat(slack.threads).containsExactly(null, "17.1");
  }

  @Test
  void workerPausedPastItsClaim_doesNotPost() {
    deliveries.add(pending("d1", null, clock.instant()));
    Delivery claimed =
        deliveries
            .save(
                new DeliveryStateMachine(LEASE, SETTLE)
                    .claim(stored("d1"), CHANNEL, "me", clock.instant()))
            .orElseThrow();
    clock.advance(LEASE.minusSeconds(5));

    Delivery after = posting().post(claimed, null).standing();

    assertThat(slack.posts).isZero();
    assertThat(after.state()).isEqualTo(State.RETRY);
  }

  @Test
  void manyInOneChannel_goOutOneASecond() {
    for (int i = 0; i < 5; i++) {
      deliveries.add(pending("d" + i, null, clock.instant()));
    }
    Instant start = clock.instant();

    sweep();

    assertThat(slack.accepted).hasSize(5);
    assertThat(Duration.between(start, clock.instant())).isEqualTo(Duration.ofSeconds(4));
  }

  @Test
  void oldestDueAge_isThatOfTheLongestWaiting() {
    deliveries.add(pending("d1", null, clock.instant()));
    clock.advance(Duration.ofSeconds(90));

    assertThat(worker().oldestDueAge()).isEqualTo(Duration.ofSeconds(90));
  }
}
