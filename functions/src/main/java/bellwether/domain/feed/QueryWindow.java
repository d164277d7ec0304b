package bellwether.domain.feed;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The period to request from a feed, as two query parameters of its address.
 *
 * @param fromParameter name of the parameter for the start
 * @param toParameter name of the parameter for the end
 * @param length time from the start to the poll; longer than the feed's interval, so that polls
 *     leave no gap
 */
public record QueryWindow(String fromParameter, String toParameter, Duration length) {

  public QueryWindow {
    if (fromParameter.isBlank() || toParameter.isBlank() || !length.isPositive()) {
      throw new IllegalArgumentException("a window has two parameters and a length");
    }
  }

  /** The address to request at this time; times are in UTC, to the second (ISO 8601). */
  public URI applyTo(URI address, Instant now) {
    Instant end = now.truncatedTo(ChronoUnit.SECONDS);
    String query = fromParameter + "=" + end.minus(length) + "&" + toParameter + "=" + end;
    String separator = address.getRawQuery() == null ? "?" : "&";
    return URI.create(address + separator + query);
  }
}
