package bellwether.domain.notice;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A notice on its way to Slack. It is the deduplication record and the outbox row in one, so that
 * no second write can be lost.
 *
 * @param id deterministic: the same notice has the same id from any retry
 * @param parentId id of the delivery to which this one is a reply; null for a message
 * @param claimOwner id of the attempt that holds or last held the claim; null before the first
 * @param attemptCount attempts so far
 * @param firstTriedAt when the first attempt was claimed, where a search of the channel begins;
 *     null before the first
 * @param dueAt when the delivery is due next; null in a final state
 * @param channel where it was posted or last attempted; null before the first attempt
 * @param ts Slack's id of the posted message; null until known
 * @param reason why the delivery stands where it stands, without secrets; null if nothing is odd
 * @param version counts the writes of this delivery; every write names the version that it replaces
 */
public record Delivery(
    String id,
    @Nullable String parentId,
    Notice notice,
    State state,
    @Nullable String claimOwner,
    int attemptCount,
    @Nullable Instant firstTriedAt,
    @Nullable Instant dueAt,
    @Nullable String channel,
    @Nullable String ts,
    @Nullable String reason,
    Instant createdAt,
    long version) {

  /** The reason of what is {@link State#SUMMARIZED} because its channel takes nothing so minor. */
  public static final String BELOW_MINIMUM = "less severe than its channel takes";

  /** Whether this is kept for the digest because its channel takes nothing so minor. */
  public boolean isBelowMinimum() {
    return state == State.SUMMARIZED && BELOW_MINIMUM.equals(reason);
  }

  public Delivery withVersion(long other) {
    return new Delivery(
        id,
        parentId,
        notice,
        state,
        claimOwner,
        attemptCount,
        firstTriedAt,
        dueAt,
        channel,
        ts,
        reason,
        createdAt,
        other);
  }

  /** The state of a delivery. */
  public enum State {
    /** Not attempted yet. */
    PENDING,
    /**
     * Claimed by {@link Delivery#claimOwner()}; a post may be under way until {@link
     * Delivery#dueAt()}.
     */
    SENDING,
    /** Slack did not say whether it took the post: look in the channel before sending again. */
    UNKNOWN,
    /** Certainly not posted; due again later. */
    RETRY,
    /** One of many alerts at once, held for a summary. */
    HELD,
    /** Posted. Final. */
    SENT,
    /** Told in a summary, never posted by itself. Final. */
    SUMMARIZED,
    /** Slack rejects it until somebody fixes the reason; retried from time to time. */
    BLOCKED,
    /** Given up for the stated reason. Final. */
    DEAD;

    /** Whether the state is final. */
    public boolean isFinal() {
      return this == SENT || this == SUMMARIZED || this == DEAD;
    }
  }
}
