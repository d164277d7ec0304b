package bellwether.app.deliver;

import static bellwether.app.Fixtures.CHANNEL;
import static bellwether.app.Fixtures.pending;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Delivery.Outcome;
import bellwether.domain.notice.Delivery.State;
import bellwether.domain.notice.UnconfirmedPost;
import bellwether.slack.api.SearchResult;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DeliveryStateMachineTest {
  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
  private static final Duration LEASE = Duration.ofMinutes(2);
  private static final Duration SETTLE = Duration.ofMinutes(3);

  private final DeliveryStateMachine machine = new DeliveryStateMachine(LEASE, SETTLE);
  private final Delivery pending = pending("d1", null, NOW.minusSeconds(9));

  private Delivery claimed() {
    return machine.claim(pending, CHANNEL, "me", NOW);
  }

  private Delivery unknown() {
    return machine.unknown(claimed(), "HTTP 500", NOW.plusSeconds(5));
  }

  private static SearchResult.Inconclusive failed(@Nullable Duration retryAfter) {
    return new SearchResult.Inconclusive("ratelimited", retryAfter, "page 2");
  }

  @Test
  void claim_hasItsOwnerChannelAndEnd() {
    Delivery claimed = claimed();
    assertThat(claimed.state()).isEqualTo(State.SENDING);
    assertThat(claimed.claimOwner()).isEqualTo("me");
    assertThat(claimed.channel()).isEqualTo(CHANNEL);
    assertThat(claimed.attemptCount()).isEqualTo(1);
    assertThat(claimed.triedAt()).isEqualTo(NOW);
    assertThat(claimed.dueAt()).isEqualTo(NOW.plus(LEASE));
    assertThat(machine.claim(claimed, "C2", "you", NOW).attemptCount()).isEqualTo(2);
  }

  @Test
  void sent_isFinalAndForgetsTheUnconfirmedPost() {
    Delivery sent = machine.sent(unknown(), "C0REAL", "17.1");
    assertThat(sent.state()).isEqualTo(State.SENT);
    assertThat(sent.dueAt()).isNull();
    assertThat(sent.reason()).isNull();
    assertThat(sent.unconfirmed()).isNull();
    assertThat(sent.channel()).isEqualTo("C0REAL");
    assertThat(sent.ts()).isEqualTo("17.1");
  }

  @Test
  void unknown_isSearchedForAfterTheSettleTime() {
    Delivery unknown = unknown();
    assertThat(unknown.state()).isEqualTo(State.UNKNOWN);
    assertThat(unknown.reason()).isEqualTo("HTTP 500");
    assertThat(unknown.dueAt()).isEqualTo(NOW.plusSeconds(5).plus(SETTLE));
    assertThat(unknown.unconfirmed()).isEqualTo(new UnconfirmedPost(NOW, NOW.plusSeconds(5), null));
  }

  @Test
  void secondUnknownPost_extendsTheSpanOfTheFirst() {
    Delivery again =
        machine.unknown(
            machine.claim(unknown(), CHANNEL, "you", NOW.plusSeconds(60)),
            "HTTP 500",
            NOW.plusSeconds(61));
    assertThat(again.unconfirmed()).isEqualTo(new UnconfirmedPost(NOW, NOW.plusSeconds(61), null));
  }

  @Test
  void expiredClaim_settlesFromWhenItIsNoticed() {
    Instant noticed = NOW.plus(Duration.ofHours(2));
    Delivery expired = machine.leaseExpired(claimed(), noticed);
    assertThat(expired.state()).isEqualTo(State.UNKNOWN);
    assertThat(expired.dueAt()).isEqualTo(noticed.plus(SETTLE));
    assertThat(expired.unconfirmed()).isEqualTo(new UnconfirmedPost(NOW, noticed, null));
  }

  @Test
  void notFound_mayBePostedBeforeLaterAlerts() {
    Delivery retry = machine.notFound(unknown(), NOW.plusSeconds(300));
    assertThat(retry.state()).isEqualTo(State.RETRY);
    assertThat(retry.dueAt()).isEqualTo(NOW);
    assertThat(retry.unconfirmed()).isNull();
    assertThat(retry.possibleRepeat()).isFalse();
  }

  @Test
  void failedLookup_isRepeatedForAnHour() {
    Instant last = NOW.plusSeconds(5).plus(Duration.ofHours(1)).minusMillis(1);
    Delivery next = machine.lookupFailed(unknown(), failed(Duration.ofSeconds(7)), last);
    assertThat(next.state()).isEqualTo(State.UNKNOWN);
    assertThat(next.dueAt()).isEqualTo(last.plusSeconds(7));
    assertThat(next.reason()).isEqualTo("ratelimited");
    assertThat(next.unconfirmed())
        .isEqualTo(new UnconfirmedPost(NOW, NOW.plusSeconds(5), "page 2"));
    // After one attempt: as after the fourth.
    assertThat(machine.lookupFailed(unknown(), failed(null), last).dueAt())
        .isEqualTo(last.plusSeconds(16));
  }

  @Test
  void failedLookupsOfAnHour_permitOneLabeledRepeat() {
    Instant end = NOW.plusSeconds(5).plus(Duration.ofHours(1));
    Delivery repeat = machine.lookupFailed(unknown(), failed(null), end);
    assertThat(repeat.state()).isEqualTo(State.RETRY);
    assertThat(repeat.dueAt()).isEqualTo(end);
    assertThat(repeat.possibleRepeat()).isTrue();
    assertThat(repeat.unconfirmed()).isNotNull();

    Delivery blocked = machine.lookupFailed(repeat, failed(null), end);
    assertThat(blocked.state()).isEqualTo(State.BLOCKED);
    assertThat(blocked.outcome()).isEqualTo(Outcome.UNCONFIRMED);
    assertThat(blocked.dueAt()).isEqualTo(end.plus(Duration.ofMinutes(15)));
    assertThat(blocked.reason()).contains("check the channel", "(ratelimited)");
    assertThat(machine.lookupFailed(repeat, failed(Duration.ofSeconds(30)), end).dueAt())
        .isEqualTo(end.plusSeconds(30));
  }

  @Test
  void update_isRepeatedIfAnEarlierOneMayStillArrive() {
    Delivery unclear = machine.updateUnknown(claimed(), "HTTP 500", NOW.plusSeconds(5));
    Instant arrived = NOW.plusSeconds(5).plus(SETTLE);
    assertThat(unclear.state()).isEqualTo(State.RETRY);
    assertThat(unclear.unconfirmed()).isNotNull();

    Delivery again = machine.updated(unclear, CHANNEL, "17.1", arrived.minusMillis(1));
    assertThat(again.state()).isEqualTo(State.RETRY);
    assertThat(again.dueAt()).isEqualTo(arrived);
    assertThat(again.unconfirmed()).isNull();
    assertThat(machine.updated(again, CHANNEL, "17.1", arrived).state()).isEqualTo(State.SENT);
    assertThat(machine.updated(unclear, CHANNEL, "17.1", arrived).state()).isEqualTo(State.SENT);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 2",
    "1, 2",
    "2, 4",
    "3, 8",
    "7, 128",
    "8, 256",
    "9, 300",
    "50, 300",
    "99999, 300"
  })
  void notSent_isRetriedLaterAndLater(int attempts, int seconds) {
    Delivery retry = machine.notSent(pending.withAttemptCount(attempts), "connection refused", NOW);
    assertThat(retry.state()).isEqualTo(State.RETRY);
    assertThat(retry.reason()).isEqualTo("connection refused");
    assertThat(retry.dueAt()).isEqualTo(NOW.plusSeconds(seconds));
  }

  @ParameterizedTest
  @CsvSource({"PT2M, PT8S", "PT16S, PT8S", "PT10S, PT5S"})
  void callTimeout_isAtMostHalfTheLease(Duration lease, Duration timeout) {
    assertThat(new DeliveryConfig(CHANNEL, CHANNEL, lease, SETTLE).callTimeout())
        .isEqualTo(timeout);
  }

  @Test
  void rateLimited_waitsAsLongAsSlackAsks() {
    Delivery retry = machine.rateLimited(claimed(), Duration.ofSeconds(30), NOW);
    assertThat(retry.state()).isEqualTo(State.RETRY);
    assertThat(retry.dueAt()).isEqualTo(NOW.plusSeconds(30));
    assertThat(retry.reason()).isEqualTo("Slack asked to wait");
  }

  @Test
  void blocked_isRetriedEveryQuarterOfAnHour() {
    Delivery blocked = machine.blocked(claimed(), "is_archived", NOW);
    assertThat(blocked.state()).isEqualTo(State.BLOCKED);
    assertThat(blocked.dueAt()).isEqualTo(NOW.plus(Duration.ofMinutes(15)));
    assertThat(blocked.reason()).isEqualTo("is_archived");
  }

  @Test
  void finalStates_areNeverDue() {
    assertThat(machine.dead(claimed(), "too long").state()).isEqualTo(State.DEAD);
    assertThat(machine.dead(claimed(), "too long").dueAt()).isNull();
    assertThat(machine.dead(claimed(), "too long").reason()).isEqualTo("too long");
    assertThat(machine.superseded(pending).state()).isEqualTo(State.SUMMARIZED);
    assertThat(machine.superseded(pending).outcome()).isEqualTo(Outcome.SUPERSEDED);
    assertThat(machine.superseded(pending).dueAt()).isNull();
    assertThat(machine.belowMinimum(pending).state()).isEqualTo(State.SUMMARIZED);
    assertThat(machine.belowMinimum(pending).outcome()).isEqualTo(Outcome.BELOW_MINIMUM);
    assertThat(machine.belowMinimum(pending).dueAt()).isNull();
  }

  @Test
  void waiting_keepsTheState() {
    Instant until = NOW.plusSeconds(40);
    Delivery retry = machine.notSent(claimed(), "refused", NOW);
    assertThat(machine.waitingForParent(retry, until)).isEqualTo(retry.withDueAt(until));
    assertThat(machine.postponed(retry, until)).isEqualTo(retry.withDueAt(until));
    assertThat(machine.postponed(pending, until).reason()).isEqualTo("quiet hours");
    assertThat(machine.postponed(pending, until).state()).isEqualTo(State.PENDING);
    assertThat(machine.postponed(pending, until).dueAt()).isEqualTo(until);
  }
}
