package bellwether.domain;

import java.net.URI;
import java.time.Duration;

/**
 * A source of advisories, as the catalogue or a feeds file declares it.
 *
 * @param name unique among the feeds; shown in alerts
 * @param interval the least time between two polls
 */
public record Feed(String name, URI url, Format format, Duration interval, Tier tier) {

  /** Polling a news site more often than this is impolite; see the feeds' own terms. */
  public static final Duration USUAL_INTERVAL = Duration.ofMinutes(15);

  public Feed {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a feed needs a name");
    }
  }

  /** A news feed polled at the usual interval. */
  public static Feed of(String name, URI url, Format format) {
    return new Feed(name, url, format, USUAL_INTERVAL, Tier.NEWS);
  }
}
