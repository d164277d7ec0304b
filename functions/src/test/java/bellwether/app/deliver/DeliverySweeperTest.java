package bellwether.app.deliver;

import static bellwether.app.Fixtures.CHANNEL;
import static bellwether.app.Fixtures.CUSTOMER;
import static bellwether.app.Fixtures.pending;
import static bellwether.app.Fixtures.pendingFor;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.TestClock;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Delivery.Outcome;
import bellwether.domain.notice.Delivery.State;
import bellwether.domain.workspace.Installation;
import bellwether.slack.api.PostResult;
import bellwether.slack.block.SlackMessage;
import bellwether.store.TokenCipher;
import bellwether.store.memory.InMemoryCaseStore;
import bellwether.store.memory.InMemoryDeliveryStore;
import bellwether.store.memory.InMemoryInstallationStore;
import bellwether.store.memory.InMemoryStores;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
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

  private DeliverySweeper worker() {
    return new DeliverySweeper(stores, slack, config(), clock::advance, OutageListener.NONE, clock);
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
  void rateLimit_isObeyed() {
    deliveries.add(pending("d1", null, clock.instant()));
    slack.answer(false, new PostResult.RateLimited(Duration.ofSeconds(30)));

    sweep();
    clock.advance(Duration.ofSeconds(28));
    sweep();
    assertThat(slack.postCount).isEqualTo(1);

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

    assertThat(slack.postCount).isEqualTo(1);
    assertThat(stored("d2").state()).isEqualTo(State.PENDING);
  }

  @Test
  void rateLimitOfOneCustomer_holdsNoOtherInAChannelOfTheSameName() {
    deliveries.add(pending("d1", null, clock.instant()));
    deliveries.add(pendingFor("T0OTHER", "d2", clock.instant().plusMillis(1)));
    clock.advance(Duration.ofSeconds(1));
    slack.answer(false, new PostResult.RateLimited(Duration.ofMinutes(5)));

    sweep();

    assertThat(slack.accepted).containsExactly("d2");
    assertThat(stored("d1").state()).isEqualTo(State.RETRY);
  }

  @Test
  void unknownAndAccepted_isFoundAndNotPostedAgain() {
    deliveries.add(pending("d1", null, clock.instant()));
    slack.answer(true, new PostResult.Unknown("read timed out"));

    sweep();
    assertThat(stored("d1").state()).isEqualTo(State.UNKNOWN);
    clock.advance(SETTLE.plusSeconds(1));
    sweep();

    assertThat(slack.accepted).containsExactly("d1");
    assertThat(slack.postCount).isEqualTo(1);
    assertThat(stored("d1").state()).isEqualTo(State.SENT);
  }

  @Test
  void unknownAndNotAccepted_isPostedAgainAfterLookup() {
    deliveries.add(pending("d1", null, clock.instant()));
    slack.answer(false, new PostResult.Unknown("connection reset"));

    sweep();
    clock.advance(SETTLE.minusSeconds(5));
    sweep();
    assertThat(slack.lookupCount).as("no lookup before the settle time").isZero();
    clock.advance(Duration.ofSeconds(10));
    sweep();

    assertThat(slack.lookupCount).isEqualTo(1);
    assertThat(slack.accepted).containsExactly("d1");
  }

  @Test
  void claimOfADeadWorker_isLookedUpBeforeResend() {
    Delivery claimed =
        new DeliveryStateMachine(LEASE, SETTLE)
            .claim(pending("d1", null, clock.instant()), CHANNEL, "dead", clock.instant());
    deliveries.add(claimed);
    slack.post(CUSTOMER, CHANNEL, SlackMessage.ofLines("x"), null, "d1");

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
  void failedLookups_endInALabeledRepeat() {
    deliveries.add(pending("d1", null, clock.instant()));
    slack.answer(false, new PostResult.Unknown("read timed out"));
    slack.lookupFails = true;

    for (Instant end = clock.instant().plus(Duration.ofMinutes(59));
        clock.instant().isBefore(end); ) {
      sweep();
      clock.advance(Duration.ofMinutes(1));
    }
    assertThat(slack.postCount).isEqualTo(1);
    clock.advance(Duration.ofMinutes(10));
    sweep();

    assertThat(slack.accepted).containsExactly("d1");
  }

  @Test
  void possibleRepeat_staysLabeledAfterARateLimit() {
    deliveries.add(pending("d1", null, clock.instant()));
    slack.answer(false, new PostResult.Unknown("read timed out"));
    slack.answer(false, new PostResult.RateLimited(Duration.ofMinutes(1)));
    slack.lookupFails = true;

    while (slack.postCount < 2) {
      sweep();
      clock.advance(Duration.ofMinutes(1));
    }
    assertThat(stored("d1").state()).isEqualTo(State.RETRY);
    assertThat(stored("d1").outcome()).isEqualTo(Outcome.POSSIBLE_REPEAT);
    clock.advance(Duration.ofMinutes(1));
    sweep();

    assertThat(slack.accepted).containsExactly("d1");
    assertThat(slack.messages.getLast().text()).containsIgnoringCase("Possible duplicate");
    assertThat(stored("d1").outcome()).isNull();
  }

  @Test
  void invalidMessage_isPostedInAPlainerForm() {
    deliveries.add(pending("d1", null, clock.instant()));
    slack.answer(false, new PostResult.InvalidMessage("invalid_blocks"));

    sweep();

    assertThat(slack.postCount).isEqualTo(2);
    assertThat(slack.accepted).containsExactly("d1");
    assertThat(stored("d1").state()).isEqualTo(State.SENT);
  }

  @Test
  void fixableRejection_isRetriedLater() {
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
  void revokedWorkspace_keepsItsQueueUntilReinstalled() {
    deliveries.add(pending("d1", null, clock.instant()));
    installations.save(new Installation(CUSTOMER, clock.instant(), clock.instant()));

    sweep();
    assertThat(stored("d1").state()).isEqualTo(State.BLOCKED);
    assertThat(slack.postCount).isZero();
    installations.save(new Installation(CUSTOMER, clock.instant(), null));
    clock.advance(Duration.ofMinutes(16));
    sweep();

    assertThat(slack.accepted).containsExactly("d1");
  }

  @Test
  void reinstalledWorkspace_receivesItsQueueOnceWithTheNewToken() {
    TokenCipher seal = new TokenCipher("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
    Installation first =
        new Installation(
            CUSTOMER, clock.instant(), null, seal.encrypt(CUSTOMER, "old"), "UB", "UD");
    installations.save(first.withRevoked(clock.instant()));
    deliveries.add(pending("d1", null, clock.instant()));
    deliveries.add(pending("d2", null, clock.instant()));
    for (int i = 0; i < 5; i++) {
      sweep();
      clock.advance(Duration.ofMinutes(20));
    }
    assertThat(stored("d1").state()).isEqualTo(State.BLOCKED);
    assertThat(stored("d2").reason()).contains("install it again");
    assertThat(slack.postCount).isZero();

    installations.save(
        new Installation(
            CUSTOMER, clock.instant(), null, seal.encrypt(CUSTOMER, "new"), "UB", "UD"));
    for (int i = 0; i < 3; i++) {
      sweep();
      clock.advance(Duration.ofMinutes(20));
    }

    assertThat(slack.accepted).containsExactlyInAnyOrder("d1", "d2");
    assertThat(slack.postCount).isEqualTo(2);
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

    new DeliveryPoster(
            deliveries,
            new MessageUpdater(cases, deliveries, clock),
            slack,
            config(),
            new SlackRateLimiter(clock, clock::advance),
            clock)
        .postClaimed(claimed, Optional.empty());

    assertThat(slack.postCount).isZero();
    assertThat(stored("d1").state()).isEqualTo(State.RETRY);
  }

  @Test
  void manyInOneChannel_arePostedOnePerSecond() {
    for (int i = 0; i < 5; i++) {
      deliveries.add(pending("d" + i, null, clock.instant()));
    }
    Instant start = clock.instant();

    sweep();

    assertThat(slack.accepted).hasSize(5);
    assertThat(Duration.between(start, clock.instant())).isEqualTo(Duration.ofSeconds(4));
  }

  @Test
  void oldestDueAge_isThatOfTheOldestDueDelivery() {
    deliveries.add(pending("d1", null, clock.instant()));
    clock.advance(Duration.ofSeconds(90));

    assertThat(worker().oldestDueAge()).isEqualTo(Duration.ofSeconds(90));
  }
}
