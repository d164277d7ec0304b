package bellwether.domain.notice;

import bellwether.domain.destination.Destination.Kind;
import org.jspecify.annotations.Nullable;

/**
 * A notice to a customer that alerts are now forwarded to a destination, or can't be, or can be
 * again.
 *
 * @param host the host of the destination's address, or the e-mail address
 * @param reason why it can't be reached, with the fix, or which alert may be missing; null if it
 *     can be reached
 */
public record DestinationNotice(
    String customer, Kind kind, String host, Event event, @Nullable String reason)
    implements Notice {

  /** What happened to the destination. */
  public enum Event {
    SET,
    /** A code was sent to an e-mail address, to which alerts are sent once it is entered. */
    CODE_SENT,
    REMOVED,
    /** Alerts have not arrived for an hour. */
    FAILING,
    REJECTED,
    CLOSED,
    RECOVERED,
    /** Whether the alert that {@link DestinationNotice#reason} names arrived is not known. */
    UNCONFIRMED
  }
}
