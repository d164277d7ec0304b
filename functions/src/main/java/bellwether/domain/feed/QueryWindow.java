package bellwether.domain.feed;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The stretch of time that a feed wants to be asked for, as two parameters of its address.
 *
 * @param fromParameter name of the parameter that takes the beginning
 * @param toParameter name of the parameter that takes the end
 * @param length from the beginning to the moment of the poll; longer than the feed's interval, so
 *     that nothing falls between two polls
 */
public record QueryWindow(String fromParameter, String toParameter, Duration length) {

  public QueryWindow {
    if (fromParameter.isBlank() || toParameter.isBlank() || !length.isPositive()) {
      throw new IllegalArgumentException("a window has two parameters and a length");
    }
  }

  /** The address to ask at this moment; times are in UTC, to the second (ISO 8601). */
  public URI applyTo(URI address, Instant now) {
    Instant end = now.truncatedTo(ChronoUnit.SECONDS);
    String query = fromParameter + "=" + end.minus(length) + "&" + toParameter + "=" + end;
    String separator = address.getRawQuery() == null ? "?" : "&";
    return URI.create(address + separator + query);
  }
}
