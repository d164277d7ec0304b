package bellwether.domain.notice;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A notice on its way to Slack: the dedupe record and the outbox row in one, so that there is no
 * second write to lose.
 *
 * @param id deterministic: the same notice has the same id from any retry
 * @param parentId id of the delivery in whose thread this one is a reply; null for a message
 * @param claimOwner id of the attempt that holds or last held the claim; null before the first
 * @param attemptCount posts tried so far
 * @param firstTriedAt when the claim of the first attempt was taken; a search of the channel begins
 *     here; null before the first
 * @param dueAt when the delivery is to be looked at next; null in a final state
 * @param channel where it was posted or last tried; null before the first attempt
 * @param ts Slack's id of the posted message; null until it is known
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

  /** Where a delivery stands. */
  public enum State {
    /** Never tried. */
    PENDING,
    /**
     * Claimed by {@link Delivery#claimOwner()}; a post may be under way until {@link
     * Delivery#dueAt()}.
     */
    SENDING,
    /** Slack did not say whether it took the post: look in the channel before sending again. */
    UNKNOWN,
    /** Certainly not posted; to be tried again. */
    RETRY,
    /** One of many at once: waits to be told in a summary. */
    HELD,
    /** Posted. Final. */
    SENT,
    /** Told in a summary, never posted by itself. Final. */
    SUMMARIZED,
    /** Slack refuses until somebody mends the reason; looked at again now and then. */
    BLOCKED,
    /** Given up, with the reason. Final. */
    DEAD;

    /** Whether nothing more will happen to a delivery in this state. */
    public boolean isFinal() {
      return this == SENT || this == SUMMARIZED || this == DEAD;
    }
  }
}
