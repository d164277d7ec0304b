package bellwether.app.deliver;

import static bellwether.app.Fixtures.CUSTOMER;
import static bellwether.app.Fixtures.pending;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.notice.Delivery.State;
import bellwether.domain.workspace.Installation;
import bellwether.slack.api.PostResult;
import bellwether.store.TokenCipher;
import bellwether.store.memory.InMemoryInstallationStore;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class DeliverySweeperTest {
  private final DeliverySweep sweep = new DeliverySweep();
  private final InMemoryInstallationStore installations = sweep.stores.installations();

  @Test
  void pending_isPostedOnce() {
    sweep.deliveries.add(pending("d1", null, sweep.clock.instant()));

    sweep.sweep();
    sweep.sweep();

    assertThat(sweep.slack.accepted).containsExactly("d1");
    assertThat(sweep.stored("d1").state()).isEqualTo(State.SENT);
    assertThat(sweep.stored("d1").ts()).isEqualTo("17.1");
    assertThat(sweep.stored("d1").dueAt()).isNull();
  }

  @Test
  void invalidMessage_isPostedInAPlainerForm() {
    sweep.deliveries.add(pending("d1", null, sweep.clock.instant()));
    sweep.slack.answer(false, new PostResult.InvalidMessage("invalid_blocks"));

    sweep.sweep();

    assertThat(sweep.slack.postCount).isEqualTo(2);
    assertThat(sweep.slack.accepted).containsExactly("d1");
    assertThat(sweep.stored("d1").state()).isEqualTo(State.SENT);
  }

  @Test
  void fixableRejection_isRetriedLater() {
    sweep.deliveries.add(pending("d1", null, sweep.clock.instant()));
    sweep.slack.answer(false, new PostResult.Rejected("channel_not_found", true, "invite the app"));

    sweep.sweep();
    assertThat(sweep.stored("d1").state()).isEqualTo(State.BLOCKED);
    assertThat(sweep.stored("d1").reason()).startsWith("channel_not_found");
    sweep.clock.advance(Duration.ofMinutes(16));
    sweep.sweep();

    assertThat(sweep.stored("d1").state()).isEqualTo(State.SENT);
  }

  @Test
  void revokedWorkspace_keepsItsQueueUntilReinstalled() {
    sweep.deliveries.add(pending("d1", null, sweep.clock.instant()));
    installations.save(new Installation(CUSTOMER, sweep.clock.instant(), sweep.clock.instant()));

    sweep.sweep();
    assertThat(sweep.stored("d1").state()).isEqualTo(State.BLOCKED);
    assertThat(sweep.slack.postCount).isZero();
    installations.save(new Installation(CUSTOMER, sweep.clock.instant(), null));
    sweep.clock.advance(Duration.ofMinutes(16));
    sweep.sweep();

    assertThat(sweep.slack.accepted).containsExactly("d1");
  }

  @Test
  void reinstalledWorkspace_receivesItsQueueOnceWithTheNewToken() {
    TokenCipher seal = new TokenCipher("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
    Installation first =
        new Installation(
            CUSTOMER, sweep.clock.instant(), null, seal.encrypt(CUSTOMER, "old"), "UB", "UD");
    installations.save(first.withRevoked(sweep.clock.instant()));
    sweep.deliveries.add(pending("d1", null, sweep.clock.instant()));
    sweep.deliveries.add(pending("d2", null, sweep.clock.instant()));
    for (int i = 0; i < 5; i++) {
      sweep.sweep();
      sweep.clock.advance(Duration.ofMinutes(20));
    }
    assertThat(sweep.stored("d1").state()).isEqualTo(State.BLOCKED);
    assertThat(sweep.stored("d2").reason()).contains("install it again");
    assertThat(sweep.slack.postCount).isZero();

    installations.save(
        new Installation(
            CUSTOMER, sweep.clock.instant(), null, seal.encrypt(CUSTOMER, "new"), "UB", "UD"));
    for (int i = 0; i < 3; i++) {
      sweep.sweep();
      sweep.clock.advance(Duration.ofMinutes(20));
    }

    assertThat(sweep.slack.accepted).containsExactlyInAnyOrder("d1", "d2");
    assertThat(sweep.slack.postCount).isEqualTo(2);
  }

  @Test
  void reply_waitsForItsParentAndGoesIntoItsThread() {
    sweep.deliveries.add(pending("reply", "parent", sweep.clock.instant().minusSeconds(1)));
    sweep.deliveries.add(pending("parent", null, sweep.clock.instant()));

    sweep.sweep();
    sweep.clock.advance(Duration.ofSeconds(6));
    sweep.sweep();

    assertThat(sweep.slack.accepted).containsExactly("parent", "reply");
    assertThat(sweep.slack.threads).containsExactly(null, "17.1");
  }

  @Test
  void oldestDueAge_isThatOfTheOldestDueDelivery() {
    sweep.deliveries.add(pending("d1", null, sweep.clock.instant()));
    sweep.clock.advance(Duration.ofSeconds(90));

    assertThat(sweep.worker().oldestDueAge()).isEqualTo(Duration.ofSeconds(90));
  }
}
