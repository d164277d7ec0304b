package bellwether.domain.notice;

import bellwether.domain.incident.ReportKind;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The delivery of a notice to Slack, or of an alert to another destination. It is both the
 * deduplication record and the outbox row, so that no second write can be lost.
 *
 * @param id deterministic: the same notice has the same id from any retry
 * @param parentId id of the delivery to which this one is a reply; null for a message
 * @param claimOwner id of the current or last attempt, or of the summary for which a held alert is
 *     reserved; null before
 * @param attemptCount number of attempts so far
 * @param triedAt when the current or last attempt claimed it; null before the first
 * @param dueAt when the delivery is processed next; null in a final state
 * @param channel where it was posted or last tried; null before the first attempt. If it is {@link
 *     #isForwarded}, the id of its destination
 * @param ts Slack's id of the posted message; null until it is known
 * @param messageUrl the posted message's address in Slack; null if unknown
 * @param unconfirmed posts that Slack may have accepted without saying so; null if none
 * @param possibleRepeat whether it may be in Slack already, so that it is posted with a label; once
 *     true, it stays true
 * @param outcome details that the state alone does not contain; null if none
 * @param reason why the delivery is in its state, for people and without secrets; null if expected
 * @param version counts the writes of this delivery; every write names the version that it replaces
 */
@RecordBuilder
public record Delivery(
    String id,
    @Nullable String parentId,
    Notice notice,
    State state,
    @Nullable String claimOwner,
    int attemptCount,
    @Nullable Instant triedAt,
    @Nullable Instant dueAt,
    @Nullable String channel,
    @Nullable String ts,
    @Nullable String messageUrl,
    @Nullable UnconfirmedPost unconfirmed,
    boolean possibleRepeat,
    @Nullable Outcome outcome,
    @Nullable String reason,
    Instant createdAt,
    long version)
    implements DeliveryBuilder.With {

  /** The reason of a delivery whose outcome is {@link Outcome#BELOW_MINIMUM}. */
  public static final String BELOW_MINIMUM = "less severe than its channel takes";

  /**
   * The beginning of the ids of deliveries to destinations other than Slack. The id of the delivery
   * to Slack, a hash, is at the end.
   */
  public static final String FORWARDED_ID_PREFIX = "forwarded:";

  /** Derives the outcome of a row that was stored before deliveries had one. */
  public Delivery {
    outcome = outcome == null ? Outcome.derive(parentId, notice, state, reason) : outcome;
  }

  /** Creates a new message that is due immediately. */
  public static Delivery pending(String id, Notice notice, Instant now) {
    return DeliveryBuilder.builder()
        .id(id)
        .notice(notice)
        .state(State.PENDING)
        .dueAt(now)
        .createdAt(now)
        .build();
  }

  /** Creates a delivery that is never posted by itself. */
  public static Delivery suppressed(
      String id,
      @Nullable String parentId,
      Notice notice,
      Outcome outcome,
      @Nullable String reason,
      Instant now) {
    return pending(id, notice, now)
        .withParentId(parentId)
        .withState(State.SUMMARIZED, null, outcome, reason);
  }

  /**
   * Creates the delivery of this alert, or this reply, to another destination. It has its own id
   * and state, so that neither delivery affects the other.
   *
   * @param destination the id of the destination
   */
  public Delivery forwardTo(String destination) {
    String parent = parentId == null ? null : forwardedId(destination, parentId);
    return pending(forwardedId(destination, id), notice, createdAt)
        .with(copy -> copy.parentId(parent).channel(destination));
  }

  private static String forwardedId(String destination, String slackId) {
    return FORWARDED_ID_PREFIX + destination + ":" + slackId;
  }

  /** Whether this is the delivery of an alert to a destination other than Slack. */
  public boolean isForwarded() {
    return id.startsWith(FORWARDED_ID_PREFIX);
  }

  /** The id of the delivery to Slack of the same alert, which is the id of an event too. */
  public String slackId() {
    return slackId(id);
  }

  /** The same of the first alert of the incident, which may be this. */
  public String firstSlackId() {
    return slackId(parentId == null ? id : parentId);
  }

  private static String slackId(String id) {
    return id.startsWith(FORWARDED_ID_PREFIX) ? id.substring(id.lastIndexOf(':') + 1) : id;
  }

  /** What this waits in line with: a customer, or one of its other destinations. */
  public String queue() {
    return isForwarded() ? notice.customer() + "/" + channel : notice.customer();
  }

  /** Returns a copy in another state. */
  public Delivery withState(
      State next, @Nullable Instant due, @Nullable Outcome why, @Nullable String text) {
    return with(copy -> copy.state(next).dueAt(due).outcome(why).reason(text));
  }

  /** Returns a copy that is reported in a summary, which becomes its parent. */
  public Delivery inSummary(String summaryId) {
    return withParentId(summaryId).withState(State.SUMMARIZED, null, Outcome.IN_SUMMARY, null);
  }

  /** When Slack posted it, to the second: its id of a message starts with that. */
  public Optional<Instant> postedAt() {
    return state == State.SENT && ts != null && ts.matches("\\d{1,11}\\.\\d+")
        ? Optional.of(Instant.ofEpochSecond(Long.parseLong(ts.substring(0, ts.indexOf('.')))))
        : Optional.empty();
  }

  /** Whether the summary that is its parent reports this. */
  public boolean isInSummary() {
    return outcome == Outcome.IN_SUMMARY;
  }

  /**
   * Whether people can act on this: it is the alert of an incident that is or will be posted, by
   * itself or in a summary. Every list of incidents and every count uses this rule.
   */
  public boolean isCase() {
    return notice instanceof Alert alert
        && alert.kind() == ReportKind.NEW
        && (isInSummary() || (parentId == null && state != State.SUMMARIZED));
  }

  /** Whether this is an alert that was old when its feed was first read, and is only counted. */
  public boolean isHistory() {
    return state == State.SUMMARIZED && outcome == Outcome.FIRST_READ;
  }

  /**
   * Whether this appears in the digest only, because it is below its channel's minimum severity.
   */
  public boolean isBelowMinimum() {
    return outcome == Outcome.BELOW_MINIMUM;
  }

  /** Why a delivery is not posted, in addition to its state. */
  public enum Outcome {
    /** Summarized: the summary that is its parent reports it. */
    IN_SUMMARY,
    /**
     * From the first read of its feed. Held: it waits for the summary of that first read.
     * Summarized: it was old, and the summary only counts it.
     */
    FIRST_READ,
    /** Summarized: less severe than its channel accepts, so only the digest counts it. */
    BELOW_MINIMUM,
    /** Summarized: later events made it pointless. */
    SUPERSEDED,
    /** Summarized: a digest without content, for a customer who wants none of those. */
    NOTHING_TO_REPORT,
    /** Summarized: an incident of a declared supplier, which only the digest reports. */
    DIGEST_ONLY,
    /**
     * Blocked: Slack confirmed neither the post nor its labeled repeat, so it is searched for, and
     * posted only if a search of the whole channel does not find it.
     */
    UNCONFIRMED;

    private static @Nullable Outcome derive(
        @Nullable String parentId, Notice notice, State state, @Nullable String reason) {
      if (state != State.SUMMARIZED) {
        return null;
      }
      if (reason == null) {
        return parentId == null ? FIRST_READ : IN_SUMMARY;
      }
      return reason.equals(Delivery.BELOW_MINIMUM)
          ? BELOW_MINIMUM
          : notice instanceof Digest ? NOTHING_TO_REPORT : SUPERSEDED;
    }
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
    /** Slack did not say whether it accepted the post: search the channel before posting again. */
    UNKNOWN,
    /** Certainly not posted; due again later. */
    RETRY,
    /** One of many alerts at once, or from a first read; waits for a summary. */
    HELD,
    /** Posted. Final. */
    SENT,
    /** Never posted by itself; {@link Delivery#outcome()} says why. Final. */
    SUMMARIZED,
    /**
     * Slack rejects it until somebody fixes the cause, or its outcome is {@link
     * Outcome#UNCONFIRMED}; retried at intervals.
     */
    BLOCKED,
    /** Abandoned for the stated reason. Final. */
    DEAD;

    /** Whether the state is final. */
    public boolean isFinal() {
      return this == SENT || this == SUMMARIZED || this == DEAD;
    }
  }
}
