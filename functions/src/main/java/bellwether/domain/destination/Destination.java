package bellwether.domain.destination;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A place other than Slack to which a customer's alerts are forwarded.
 *
 * @param id identifies it among the customer's: the kind, for e-mail followed by a hyphen and a
 *     hash of the address
 * @param sealedAddress its address and signing secret, encrypted: an address may contain a secret
 * @param host the host of the address, for people; of an e-mail address, all of it
 * @param addedAt when a person set it; alerts from before are not forwarded
 * @param since when the status began; null if it is {@link Status#ACTIVE}
 * @param triedAt when it was last tried in this status; null if it is {@link Status#ACTIVE}
 * @param reason why it has its status, with the fix and without secrets; null if it is active
 * @param confirmation the code that is expected before alerts are forwarded; null if none is
 */
@RecordBuilder
public record Destination(
    Kind kind,
    String id,
    String sealedAddress,
    String host,
    Instant addedAt,
    Status status,
    @Nullable Instant since,
    @Nullable Instant triedAt,
    @Nullable String reason,
    @Nullable Confirmation confirmation)
    implements DestinationBuilder.With {

  /** What a destination expects. A customer has at most one of each kind, except of e-mail. */
  public enum Kind {
    /** Signed events in JSON, for a program. */
    WEBHOOK("webhook", "the webhook"),
    /** Cards for the workflow of a channel or chat in Microsoft Teams. */
    TEAMS("teams", "Microsoft Teams"),
    /** E-mail for people. A customer may have several addresses. */
    EMAIL("email", "e-mail");

    private final String id;
    private final String label;

    Kind(String id, String label) {
      this.id = id;
      this.label = label;
    }

    /** The kind in commands and rows, which must never change. */
    public String id() {
      return id;
    }

    /** The kind within a sentence. */
    public String label() {
      return label;
    }

    /** Where it is, within a sentence: a webhook and Teams by their host, e-mail by its address. */
    public String at(String host) {
      return this == EMAIL ? host + " by e-mail" : label + " at " + host;
    }

    /**
     * The kind of a destination with this id; empty if there is none, such as one of a newer
     * version.
     */
    public static Optional<Kind> find(@Nullable String id) {
      return Stream.of(values())
          .filter(
              kind -> id != null && kind.id.equals(id.split("-", 2)[0].toLowerCase(Locale.ROOT)))
          .findFirst();
    }
  }

  /**
   * A code that was sent to the destination, to prove that its owner agrees.
   *
   * @param expiresAt until when the code can be entered
   * @param wrongCodes how many wrong codes were entered
   */
  public record Confirmation(Instant expiresAt, int wrongCodes) {}

  /** Whether a destination accepts what is sent. */
  public enum Status {
    ACTIVE,
    /** It does not answer, or not clearly. It is tried again. */
    FAILING,
    /** It rejects what is sent until somebody fixes the cause. It is tried again at intervals. */
    REJECTED,
    /** It asked to be sent nothing any more. Nothing is until a person sets it again. */
    CLOSED
  }

  /** One that rejects alerts is tried with one of them at this interval. */
  private static final Duration REJECTED_RETRY_DELAY = Duration.ofMinutes(15);

  private static final Duration MIN_RETRY_DELAY = Duration.ofSeconds(10);
  private static final Duration MAX_RETRY_DELAY = Duration.ofMinutes(10);

  /** A destination that a person just set. */
  public static Destination active(Kind kind, String sealedAddress, String host, Instant now) {
    return new Destination(
        kind, kind.id(), sealedAddress, host, now, Status.ACTIVE, null, null, null, null);
  }

  /** Returns a copy that accepts what is sent. */
  public Destination activated() {
    return with(copy -> copy.status(Status.ACTIVE).since(null).triedAt(null).reason(null));
  }

  /** Whether alerts may be forwarded to it. */
  public boolean isConfirmed() {
    return confirmation == null;
  }

  /** Whether its code can't be entered any more. */
  public boolean isExpired(Instant now) {
    return confirmation != null && !now.isBefore(confirmation.expiresAt());
  }

  /** Returns a copy that was tried in this status, which began now unless it is the same. */
  public Destination tried(Status next, String why, Instant now) {
    Instant begun = next == status && since != null ? since : now;
    return with(copy -> copy.status(next).since(begun).triedAt(now).reason(why));
  }

  /**
   * When the next alert may be sent; empty if at any time. The longer a destination has not
   * answered, the rarer it is tried, so that many of those do not delay the others.
   */
  public Optional<Instant> nextAttempt() {
    return triedAt == null || since == null
        ? Optional.empty()
        : switch (status) {
          case ACTIVE, CLOSED -> Optional.empty();
          case REJECTED -> Optional.of(triedAt.plus(REJECTED_RETRY_DELAY));
          case FAILING -> Optional.of(triedAt.plus(pauseAfter(Duration.between(since, triedAt))));
        };
  }

  private static Duration pauseAfter(Duration failing) {
    Duration pause = failing.dividedBy(2);
    return pause.compareTo(MIN_RETRY_DELAY) < 0
        ? MIN_RETRY_DELAY
        : pause.compareTo(MAX_RETRY_DELAY) > 0 ? MAX_RETRY_DELAY : pause;
  }
}
