package bellwether.app.deliver;

import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Delivery.Outcome;
import bellwether.domain.notice.Delivery.State;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The delivery state machine, without a store or a network: each method is one transition.
 *
 * <pre>
 * PENDING, RETRY, BLOCKED --quiet hours--> the same, due later
 *                         --below the channel's minimum--> SUMMARIZED
 *                         --claim--> SENDING --> SENT | RETRY | BLOCKED | UNKNOWN | DEAD
 * SENDING --lease expired--> UNKNOWN --found--> SENT
 *                                    --not found--> RETRY
 *                                    --lookup fails--> UNKNOWN, finally RETRY as a possible repeat
 * </pre>
 *
 * <p>An attempt whose result is unknown never becomes sendable by itself: the channel is searched
 * first, and only once every request in flight has arrived or failed. This prevents an alert from
 * being posted twice. It assumes that a worker stops before its lease ends, and that a request
 * arrives within the settle time or never.
 *
 * @param lease how long a claim is valid; longer than the invocation that made it
 * @param settleTime how long a post without a response may still arrive
 */
record DeliveryStateMachine(Duration lease, Duration settleTime) {
  static final Duration DEFAULT_LEASE = Duration.ofMinutes(2);
  static final Duration DEFAULT_SETTLE_TIME = Duration.ofMinutes(2);

  /** A blocked delivery waits for somebody to fix the cause; it is retried at this interval. */
  private static final Duration BLOCKED_RETRY_DELAY = Duration.ofMinutes(15);

  /** After lookups have failed for this long, it is posted again with a label. */
  private static final Duration LOOKUP_TIMEOUT = Duration.ofHours(1);

  private static final Duration INITIAL_BACKOFF = Duration.ofSeconds(2);
  private static final Duration MAX_BACKOFF = Duration.ofMinutes(5);

  /** The channel is saved before the post, because it is searched for the post. */
  Delivery claim(Delivery delivery, String channel, String owner, Instant now) {
    return delivery.with(copy ->
        copy.state(State.SENDING)
            .claimOwner(owner)
            .attemptCount(delivery.attemptCount() + 1)
            .firstTriedAt(delivery.firstTriedAt() == null ? now : delivery.firstTriedAt())
            .dueAt(now.plus(lease))
            .channel(channel));
  }

  /** The claim expired: a post under it may still arrive within the settle time. */
  Delivery leaseExpired(Delivery delivery, Instant leaseEnd) {
    return withState(
        delivery, State.UNKNOWN, leaseEnd.plus(settleTime), "the sender did not finish");
  }

  Delivery sent(Delivery delivery, String channel, String ts) {
    return delivery
        .withState(State.SENT, null, null, null)
        .with(copy -> copy.channel(channel).ts(ts));
  }

  Delivery superseded(Delivery delivery) {
    return delivery.withState(
        State.SUMMARIZED, null, Outcome.SUPERSEDED, "superseded by later events");
  }

  /** Slack asked to wait; that is not a failure of the delivery. */
  Delivery rateLimited(Delivery delivery, Duration retryAfter, Instant now) {
    return withState(delivery, State.RETRY, now.plus(retryAfter), "Slack asked to wait");
  }

  /** Certainly not posted, for a temporary reason. */
  Delivery notSent(Delivery delivery, String reason, Instant now) {
    return withState(delivery, State.RETRY, now.plus(backoff(delivery.attemptCount())), reason);
  }

  /** Waits for its parent's message, without an attempt. */
  Delivery waitingForParent(Delivery delivery, Instant until) {
    return withState(delivery, delivery.state(), until, delivery.reason());
  }

  /** Waits for the end of its customer's quiet hours, or until they are checked again. */
  Delivery postponed(Delivery delivery, Instant until) {
    String reason = delivery.attemptCount() == 0 ? "quiet hours" : delivery.reason();
    return withState(delivery, delivery.state(), until, reason);
  }

  /** Appears in the digest only. */
  Delivery belowMinimum(Delivery delivery) {
    return delivery.withState(
        State.SUMMARIZED, null, Outcome.BELOW_MINIMUM, Delivery.BELOW_MINIMUM);
  }

  Delivery blocked(Delivery delivery, String reason, Instant now) {
    return withState(delivery, State.BLOCKED, now.plus(BLOCKED_RETRY_DELAY), reason);
  }

  Delivery dead(Delivery delivery, String reason) {
    return withState(delivery, State.DEAD, null, reason);
  }

  /** Slack did not say whether it accepted the post. */
  Delivery unknown(Delivery delivery, String reason, Instant now) {
    return withState(delivery, State.UNKNOWN, now.plus(settleTime), reason);
  }

  /** The channel was searched and does not contain the message, so the next post is no repeat. */
  Delivery notFound(Delivery delivery, Instant now) {
    return delivery.withState(State.RETRY, now, null, "not found in the channel");
  }

  Delivery lookupFailed(
      Delivery delivery, String reason, @Nullable Duration retryAfter, Instant now) {
    Instant first = delivery.firstTriedAt() == null ? now : delivery.firstTriedAt();
    if (first.plus(LOOKUP_TIMEOUT).isBefore(now)) {
      return delivery.withState(State.RETRY, now, Outcome.POSSIBLE_REPEAT, "possible repeat");
    }
    Duration wait = retryAfter == null ? backoff(delivery.attemptCount() + 3) : retryAfter;
    return withState(delivery, State.UNKNOWN, now.plus(wait), reason);
  }

  private static Duration backoff(int attempts) {
    Duration wait = INITIAL_BACKOFF.multipliedBy(1L << Math.min(Math.max(attempts - 1, 0), 10));
    return wait.compareTo(MAX_BACKOFF) < 0 ? wait : MAX_BACKOFF;
  }

  /** Keeps the outcome: a possible repeat remains one until it is posted or not found. */
  private static Delivery withState(
      Delivery delivery, State state, @Nullable Instant dueAt, @Nullable String reason) {
    return delivery.withState(state, dueAt, delivery.outcome(), reason);
  }
}
