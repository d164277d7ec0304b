package bellwether.app.deliver;

import static bellwether.app.Fixtures.CHANNEL;
import static bellwether.app.Fixtures.pending;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.TestClock;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Delivery.State;
import bellwether.domain.notice.LeadTimes;
import bellwether.slack.api.PostResult;
import bellwether.slack.reply.ListReplies;
import bellwether.store.memory.InMemoryStores;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tests how long, where and how often an unconfirmed post is searched for and repeated. */
final class UnconfirmedPostTest {
  private static final PostResult UNKNOWN = new PostResult.Unknown("HTTP 500");

  private final TestClock clock = TestClock.start();
  private final InMemoryStores stores = new InMemoryStores();
  private final VirtualSlack slack = new VirtualSlack(clock);

  @Test
  void unreadableChannel_getsOneLabeledRepeat() {
    add("d1", null);
    for (int i = 0; i < 500; i++) {
      slack.answer(true, UNKNOWN);
    }
    slack.historyIsReadable = () -> false;

    sweepFor(Duration.ofHours(6));

    assertThat(slack.acceptedOf("d1"))
        .extracting(VirtualSlack.Message::isLabeled)
        .containsExactly(false, true);
    assertThat(stored("d1").state()).isEqualTo(State.BLOCKED);
    assertThat(
            ListReplies.deliveryStatus(
                    List.of(stored("d1")), LeadTimes.of(List.of(), List.of(), Instant.EPOCH))
                .text())
        .contains("not delivered: check the channel", "missing_scope");

    slack.historyIsReadable = () -> true;
    sweepFor(Duration.ofMinutes(20));

    assertThat(slack.acceptedOf("d1")).hasSize(2);
    assertThat(stored("d1").state()).isEqualTo(State.SENT);
  }

  @Test
  void repeat_staysLabeledUntilItIsPosted() {
    add("d1", null);
    slack.answer(false, UNKNOWN);
    slack.answer(false, new PostResult.RateLimited(Duration.ofMinutes(3)));
    slack.answer(false, new PostResult.NotSent("connection refused"));
    slack.answer(false, new PostResult.Rejected("is_archived", true, "unarchive the channel"));
    slack.historyIsReadable = () -> false;

    sweepFor(Duration.ofHours(2));

    assertThat(slack.acceptedOf("d1"))
        .extracting(VirtualSlack.Message::isLabeled)
        .containsExactly(true);
    assertThat(stored("d1").state()).isEqualTo(State.SENT);
  }

  @Test
  void repeatThatASearchPermits_keepsItsLabel() {
    add("d1", null);
    slack.answer(false, UNKNOWN);
    slack.answer(false, UNKNOWN);
    slack.historyIsReadable = () -> false;
    sweepFor(Duration.ofHours(3));
    assertThat(stored("d1").state()).isEqualTo(State.BLOCKED);

    slack.historyIsReadable = () -> true;
    sweepFor(Duration.ofMinutes(20));

    assertThat(slack.acceptedOf("d1"))
        .extracting(VirtualSlack.Message::isLabeled)
        .containsExactly(true);
  }

  @Test
  void searchTime_countsFromTheUnconfirmedPost() {
    add("d1", null);
    for (int i = 0; i < 8; i++) {
      slack.answer(false, new PostResult.Rejected("not_in_channel", true, "invite the app"));
    }
    slack.answer(true, UNKNOWN);
    slack.historyIsReadable = () -> false;

    sweepFor(Duration.ofHours(2).plusMinutes(50));

    assertThat(slack.acceptedOf("d1")).hasSize(1);
    slack.historyIsReadable = () -> true;
    sweepFor(Duration.ofMinutes(6));
    assertThat(stored("d1").state()).isEqualTo(State.SENT);
  }

  @Test
  void clockOfSlack_mayDifferByMinutes() {
    for (Duration offset : List.of(Duration.ofSeconds(-10), Duration.ofMinutes(4))) {
      String id = "d" + offset.toSeconds();
      slack.clockOffset = offset;
      add(id, null);
      slack.answer(true, UNKNOWN);

      sweepFor(Duration.ofMinutes(4));

      assertThat(slack.acceptedOf(id)).hasSize(1);
      assertThat(stored(id).state()).isEqualTo(State.SENT);
    }
  }

  @Test
  void limitedApp_readsOnePageAfterAnother() {
    slack.pageSize = 15;
    slack.pagesPerMinute = 1;
    add("d1", null);
    slack.answer(true, UNKNOWN);
    sweepFor(Duration.ofMinutes(1));
    slack.addChatter(59);

    sweepFor(Duration.ofMinutes(10));

    assertThat(slack.acceptedOf("d1")).hasSize(1);
    assertThat(stored("d1").state()).isEqualTo(State.SENT);
    assertThat(slack.pageCount).isEqualTo(4);
  }

  @Test
  void replyOutsideOfItsGoneThread_isFound() {
    add("d1", null);
    sweepFor(Duration.ofMinutes(1));
    slack.threadsAreGone = true;
    add("d2", "d1");
    slack.answer(true, UNKNOWN);

    sweepFor(Duration.ofMinutes(5));

    assertThat(slack.acceptedOf("d2")).hasSize(1);
    assertThat(stored("d2").state()).isEqualTo(State.SENT);
  }

  private void add(String id, @Nullable String parent) {
    stores.deliveries().add(pending(id, parent, clock.instant()));
  }

  private Delivery stored(String id) {
    return stores.deliveries().find(id).orElseThrow();
  }

  private void sweepFor(Duration duration) {
    DeliverySweeper sweeper =
        new DeliverySweeper(
            stores, slack, DeliveryConfig.of(CHANNEL), clock::advance, OutageListener.NONE, clock);
    for (Instant end = clock.instant().plus(duration); clock.instant().isBefore(end); ) {
      sweeper.sweep(clock.instant().plusSeconds(45));
      clock.advance(Duration.ofMinutes(1));
    }
  }
}
