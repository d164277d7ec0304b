package bellwether.domain.feed;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The stretch of time that a feed wants to be asked for, as two parameters of its address.
 *
 * @param from name of the parameter that takes the beginning
 * @param to name of the parameter that takes the end
 * @param length from the beginning to the moment of the poll; longer than the feed's interval, so
 *     that nothing falls between two polls
 */
public record QueryWindow(String from, String to, Duration length) {

  public QueryWindow {
    if (from.isBlank() || to.isBlank() || !length.isPositive()) {
      throw new IllegalArgumentException("a window has two parameters and a length");
    }
  }

  /** The address to ask at this moment; times are in UTC, to the second (ISO 8601). */
  public URI on(URI address, Instant now) {
    Instant end = now.truncatedTo(ChronoUnit.SECONDS);
    String query = from + "=" + end.minus(length) + "&" + to + "=" + end;
    String separator = address.getRawQuery() == null ? "?" : "&";
    return URI.create(address + separator + query);
  }
}
