package bellwether.app.deliver;

import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Delivery.State;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The delivery state machine, without a store or a network: each method is one arrow.
 *
 * <pre>
 * PENDING, RETRY, BLOCKED --quiet hours--> the same, due later
 *                         --below the channel's minimum--> SUMMARIZED
 *                         --claim--> SENDING --> SENT | RETRY | BLOCKED | UNKNOWN | DEAD
 * SENDING --lease over--> UNKNOWN --found--> SENT
 *                                 --not there--> RETRY
 *                                 --cannot look--> UNKNOWN, in the end RETRY as a possible repeat
 * </pre>
 *
 * <p>An attempt whose fate is not known never becomes sendable by itself: the channel is looked at
 * first, and only after every request in flight has landed or died. That is what keeps an alert
 * from being posted twice. It assumes that a worker stops before its lease ends, and that a request
 * lands within the settle time or never.
 *
 * @param lease how long a claim holds; outlives any invocation that took it
 * @param settleTime how long a post that nobody answered may still land
 */
record DeliveryStateMachine(Duration lease, Duration settleTime) {
  static final Duration DEFAULT_LEASE = Duration.ofMinutes(2);
  static final Duration DEFAULT_SETTLE_TIME = Duration.ofMinutes(2);

  /** How a delivery that may stand in the channel already is marked in its reason. */
  static final String POSSIBLE_REPEAT = "possible repeat";

  /** Somebody must mend what blocks a delivery; it is tried again at this pace. */
  private static final Duration BLOCKED_RETRY_DELAY = Duration.ofMinutes(15);

  /** After so long without a look into the channel, a labelled repeat beats silence. */
  private static final Duration LOOKUP_TIMEOUT = Duration.ofHours(1);

  private static final Duration INITIAL_BACKOFF = Duration.ofSeconds(2);
  private static final Duration MAX_BACKOFF = Duration.ofMinutes(5);

  /** The channel is noted down before the post, for it is there that the post is looked for. */
  Delivery claim(Delivery delivery, String channel, String owner, Instant now) {
    return new Delivery(
        delivery.id(),
        delivery.parentId(),
        delivery.notice(),
        State.SENDING,
        owner,
        delivery.attemptCount() + 1,
        delivery.firstTriedAt() == null ? now : delivery.firstTriedAt(),
        now.plus(lease),
        channel,
        delivery.ts(),
        delivery.reason(),
        delivery.createdAt(),
        delivery.version());
  }

  /** The claim ran out: what was posted under it may land until the settle time has passed too. */
  Delivery leaseExpired(Delivery delivery, Instant leaseEnd) {
    return withState(
        delivery, State.UNKNOWN, leaseEnd.plus(settleTime), "the sender did not come back");
  }

  Delivery sent(Delivery delivery, @Nullable String channel, String ts) {
    return new Delivery(
        delivery.id(),
        delivery.parentId(),
        delivery.notice(),
        State.SENT,
        delivery.claimOwner(),
        delivery.attemptCount(),
        delivery.firstTriedAt(),
        null,
        channel,
        ts,
        null,
        delivery.createdAt(),
        delivery.version());
  }

  /** There is nothing to post any more. */
  Delivery superseded(Delivery delivery) {
    return withState(delivery, State.SUMMARIZED, null, "overtaken by what happened since");
  }

  /** Slack asked for a pause; that is no failure of the delivery. */
  Delivery rateLimited(Delivery delivery, Duration retryAfter, Instant now) {
    return withState(delivery, State.RETRY, now.plus(retryAfter), "Slack asked to wait");
  }

  /** Certainly not posted, for a reason that passes. */
  Delivery notSent(Delivery delivery, String reason, Instant now) {
    return withState(delivery, State.RETRY, now.plus(backoff(delivery.attemptCount())), reason);
  }

  /** Waits for its parent's message, without having been tried. */
  Delivery waitingForParent(Delivery delivery, Instant until) {
    return withState(delivery, delivery.state(), until, delivery.reason());
  }

  /** Waits for the end of its customer's quiet hours, or to be asked about again before. */
  Delivery postponed(Delivery delivery, Instant until) {
    String reason = delivery.attemptCount() == 0 ? "quiet hours" : delivery.reason();
    return withState(delivery, delivery.state(), until, reason);
  }

  /** Is told by the digest alone. */
  Delivery belowMinimum(Delivery delivery) {
    return withState(delivery, State.SUMMARIZED, null, Delivery.BELOW_MINIMUM);
  }

  Delivery blocked(Delivery delivery, String reason, Instant now) {
    return withState(delivery, State.BLOCKED, now.plus(BLOCKED_RETRY_DELAY), reason);
  }

  Delivery dead(Delivery delivery, String reason) {
    return withState(delivery, State.DEAD, null, reason);
  }

  /** Slack did not say whether it took the post. */
  Delivery unknown(Delivery delivery, String reason, Instant now) {
    return withState(delivery, State.UNKNOWN, now.plus(settleTime), reason);
  }

  /** The channel was looked at and does not hold the message. */
  Delivery notFound(Delivery delivery, Instant now) {
    return withState(delivery, State.RETRY, now, "not found in the channel");
  }

  Delivery lookupFailed(
      Delivery delivery, String reason, @Nullable Duration retryAfter, Instant now) {
    Instant first = delivery.firstTriedAt() == null ? now : delivery.firstTriedAt();
    if (first.plus(LOOKUP_TIMEOUT).isBefore(now)) {
      return withState(delivery, State.RETRY, now, POSSIBLE_REPEAT);
    }
    Duration wait = retryAfter == null ? backoff(delivery.attemptCount() + 3) : retryAfter;
    return withState(delivery, State.UNKNOWN, now.plus(wait), reason);
  }

  private static Duration backoff(int attempts) {
    Duration wait = INITIAL_BACKOFF.multipliedBy(1L << Math.min(Math.max(attempts - 1, 0), 10));
    return wait.compareTo(MAX_BACKOFF) < 0 ? wait : MAX_BACKOFF;
  }

  private static Delivery withState(
      Delivery delivery, State state, @Nullable Instant dueAt, @Nullable String reason) {
    return new Delivery(
        delivery.id(),
        delivery.parentId(),
        delivery.notice(),
        state,
        delivery.claimOwner(),
        delivery.attemptCount(),
        delivery.firstTriedAt(),
        dueAt,
        delivery.channel(),
        delivery.ts(),
        reason,
        delivery.createdAt(),
        delivery.version());
  }
}
