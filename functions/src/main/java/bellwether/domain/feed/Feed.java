package bellwether.domain.feed;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A source of advisories, as the catalogue or a feeds file declares it.
 *
 * @param name unique among the feeds; shown in alerts
 * @param interval the least time between two polls
 * @param mirrors where the same document is to be had when {@code url} fails, best first
 * @param window what stretch of time to ask for; null for feeds that show what they have
 * @param mapping for formats that need one; null for all others
 * @param license under which the feed's content may be used, in words; null where none is stated
 * @param documentation page that documents the feed; null where there is none
 * @param audience the customers whose own feed this is; empty for a feed of everybody
 * @param access what it takes to read the feed
 */
public record Feed(
    String name,
    URI url,
    Format format,
    Duration interval,
    Tier tier,
    List<URI> mirrors,
    @Nullable QueryWindow window,
    @Nullable Mapping mapping,
    @Nullable String license,
    @Nullable URI documentation,
    Set<String> audience,
    FeedAccess access) {

  /** Polling a news site more often than this is impolite; see the feeds' own terms. */
  public static final Duration DEFAULT_INTERVAL = Duration.ofMinutes(15);

  public Feed {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a feed needs a name");
    }
    if (format.needsMapping() && mapping == null) {
      throw new IllegalArgumentException("a feed in " + format.label() + " needs a mapping");
    }
    mirrors = List.copyOf(mirrors);
    audience = Set.copyOf(audience);
  }

  /** A feed that needs neither mapping nor mirror. */
  public Feed(String name, URI url, Format format, Duration interval, Tier tier) {
    this(
        name,
        url,
        format,
        interval,
        tier,
        List.of(),
        null,
        null,
        null,
        null,
        Set.of(),
        FeedAccess.PUBLIC);
  }

  /** A news feed polled at the usual interval. */
  public static Feed of(String name, URI url, Format format) {
    return new Feed(name, url, format, DEFAULT_INTERVAL, Tier.NEWS);
  }

  /** Whether the customer may hear of what the feed says. */
  public boolean isVisibleTo(String customer) {
    return audience.isEmpty() || audience.contains(customer);
  }

  /** The same as these customers' own. */
  public Feed forAudience(Set<String> customers) {
    return new Feed(
        name,
        url,
        format,
        interval,
        tier,
        mirrors,
        window,
        mapping,
        license,
        documentation,
        customers,
        access);
  }

  /** Whether the feed is polled; where it is not, {@link FeedAccess#disabledReason} says why. */
  public boolean isEnabled() {
    return access.disabledReason() == null;
  }
}
