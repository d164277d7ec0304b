package bellwether.app.deliver;

import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Delivery.Outcome;
import bellwether.domain.notice.Delivery.State;
import bellwether.domain.notice.UnconfirmedPost;
import bellwether.slack.api.SearchResult;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
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
 *                                    --lookup fails--> UNKNOWN, after an hour RETRY as a possible
 *                                        repeat, once; then BLOCKED, and searched for only
 *                                    --cannot be searched for--> RETRY as a possible repeat, once;
 *                                        then DEAD
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
public record DeliveryStateMachine(Duration lease, Duration settleTime) {
  static final Duration DEFAULT_LEASE = Duration.ofMinutes(2);
  static final Duration DEFAULT_SETTLE_TIME = Duration.ofMinutes(2);

  /** A blocked delivery waits for somebody to fix the cause; it is retried at this interval. */
  private static final Duration BLOCKED_RETRY_DELAY = Duration.ofMinutes(15);

  /**
   * After lookups have failed for this long, it is posted again with a label, or blocked if that
   * has been done.
   */
  private static final Duration LOOKUP_TIMEOUT = Duration.ofHours(1);

  private static final Duration INITIAL_BACKOFF = Duration.ofSeconds(2);
  private static final Duration MAX_BACKOFF = Duration.ofMinutes(5);

  /** The channel is saved before the post, because it is searched for the post. */
  public Delivery claim(Delivery delivery, String channel, String owner, Instant now) {
    return delivery.with(copy ->
        copy.state(State.SENDING)
            .claimOwner(owner)
            .attemptCount(delivery.attemptCount() + 1)
            .triedAt(now)
            .dueAt(now.plus(lease))
            .channel(channel));
  }

  /**
   * The claim expired: a post under it may still arrive within the settle time. This time begins
   * now and not when the claim ended, because the clock of the worker that claimed it may be behind
   * ours, so that it is still posting. The time for searches begins now too.
   */
  public Delivery leaseExpired(Delivery delivery, Instant now) {
    return unconfirmed(delivery, now, "the sender did not finish");
  }

  public Delivery sent(Delivery delivery, String channel, String ts) {
    return delivery
        .withState(State.SENT, null, null, null)
        .with(copy -> copy.channel(channel).ts(ts).unconfirmed(null));
  }

  /**
   * Slack did not say whether it applied the update. It is repeated soon, because an update is
   * idempotent.
   */
  Delivery updateUnknown(Delivery update, String reason, Instant now) {
    return notSent(unconfirmed(update, now, reason), reason, now);
  }

  /**
   * Slack applied the update. One before it may still arrive and replace what it shows, so it is
   * repeated after the settle time.
   */
  Delivery updated(Delivery update, String channel, String ts, Instant now) {
    UnconfirmedPost earlier = update.unconfirmed();
    if (earlier == null || !now.isBefore(earlier.unclearAt().plus(settleTime))) {
      return sent(update, channel, ts);
    }
    Instant arrived = earlier.unclearAt().plus(settleTime);
    return withState(update, State.RETRY, arrived, "an earlier update may still arrive")
        .withUnconfirmed(null);
  }

  Delivery superseded(Delivery delivery) {
    return delivery.withState(
        State.SUMMARIZED, null, Outcome.SUPERSEDED, "superseded by later events");
  }

  /** Slack asked to wait; that is not a failure of the delivery. */
  public Delivery rateLimited(Delivery delivery, Duration retryAfter, Instant now) {
    return withState(delivery, State.RETRY, now.plus(retryAfter), "Slack asked to wait");
  }

  /** Certainly not posted, for a temporary reason. */
  public Delivery notSent(Delivery delivery, String reason, Instant now) {
    return withState(delivery, State.RETRY, now.plus(backoff(delivery.attemptCount())), reason);
  }

  /** Waits for its parent's message, without an attempt. */
  public Delivery waitingForParent(Delivery delivery, Instant until) {
    return withState(delivery, delivery.state(), until, delivery.reason());
  }

  /** Waits for the end of its customer's quiet hours, or until they are checked again. */
  public Delivery postponed(Delivery delivery, Instant until) {
    String reason = delivery.attemptCount() == 0 ? "quiet hours" : delivery.reason();
    return withState(delivery, delivery.state(), until, reason);
  }

  /** Appears in the digest only. */
  public Delivery belowMinimum(Delivery delivery) {
    return delivery.withState(
        State.SUMMARIZED, null, Outcome.BELOW_MINIMUM, Delivery.BELOW_MINIMUM);
  }

  public Delivery blocked(Delivery delivery, String reason, Instant now) {
    return withState(delivery, State.BLOCKED, now.plus(BLOCKED_RETRY_DELAY), reason);
  }

  public Delivery dead(Delivery delivery, String reason) {
    return withState(delivery, State.DEAD, null, reason);
  }

  /** Slack did not say whether it accepted the post. */
  public Delivery unknown(Delivery delivery, String reason, Instant now) {
    return unconfirmed(delivery, now, reason);
  }

  /** The span of the search begins with the first post that no search has ruled out. */
  private Delivery unconfirmed(Delivery delivery, Instant unclearAt, String reason) {
    UnconfirmedPost earlier = delivery.unconfirmed();
    Instant triedAt = Objects.requireNonNullElse(delivery.triedAt(), delivery.createdAt());
    Instant sentAt = earlier == null ? triedAt : earlier.sentAt();
    return withState(delivery, State.UNKNOWN, unclearAt.plus(settleTime), reason)
        .withUnconfirmed(new UnconfirmedPost(sentAt, unclearAt, null));
  }

  /**
   * The channel was searched to the end and does not contain the message: it can be posted, before
   * alerts that were queued after the first attempt.
   */
  public Delivery notFound(Delivery delivery, Instant now) {
    UnconfirmedPost post = delivery.unconfirmed();
    Instant dueAt = post == null ? now : post.sentAt();
    return delivery
        .withState(State.RETRY, dueAt, null, "not found in the channel")
        .withUnconfirmed(null);
  }

  /**
   * Nobody can say whether the receiver has it: it is sent once more with a label, and then given
   * up.
   */
  public Delivery notSearchable(Delivery delivery, String givenUp, Instant now) {
    return delivery.possibleRepeat()
        ? dead(delivery, givenUp)
        : withState(
            delivery.withPossibleRepeat(true).withUnconfirmed(null),
            State.RETRY,
            now,
            "possible repeat");
  }

  Delivery lookupFailed(Delivery delivery, SearchResult.Inconclusive lookup, Instant now) {
    UnconfirmedPost post = Objects.requireNonNull(delivery.unconfirmed());
    Delivery next = delivery.withUnconfirmed(post.withSearchPosition(lookup.position()));
    Instant lookupEnd = post.unclearAt().plus(LOOKUP_TIMEOUT);
    @Nullable Duration retryAfter = lookup.retryAfter();
    if (now.isBefore(lookupEnd)) {
      Duration wait = retryAfter == null ? backoff(delivery.attemptCount() + 3) : retryAfter;
      return withState(next, State.UNKNOWN, now.plus(wait), lookup.reason());
    }
    if (!delivery.possibleRepeat()) {
      return withState(next.withPossibleRepeat(true), State.RETRY, now, "possible repeat");
    }
    Duration wait = retryAfter == null ? BLOCKED_RETRY_DELAY : retryAfter;
    String reason =
        "check the channel: Slack did not confirm it, and the app cannot read the channel ("
            + lookup.reason()
            + ")";
    return next.withState(State.BLOCKED, now.plus(wait), Outcome.UNCONFIRMED, reason);
  }

  private static Duration backoff(int attempts) {
    Duration wait = INITIAL_BACKOFF.multipliedBy(1L << Math.min(Math.max(attempts - 1, 0), 10));
    return wait.compareTo(MAX_BACKOFF) < 0 ? wait : MAX_BACKOFF;
  }

  private static Delivery withState(
      Delivery delivery, State state, @Nullable Instant dueAt, @Nullable String reason) {
    return delivery.withState(state, dueAt, delivery.outcome(), reason);
  }
}
