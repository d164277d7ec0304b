package bellwether.domain.feed;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A feed, as the catalogue or a feeds file declares it.
 *
 * @param name unique among the feeds; shown in alerts
 * @param interval the minimum time between two polls
 * @param mirrors other addresses of the same document if {@code url} fails, best first
 * @param window the period to request; null for feeds without such a parameter
 * @param mapping for formats that need one; null for all others
 * @param license license of the feed's content, in words; null if unknown
 * @param documentation page that documents the feed; null if there is none
 * @param audience the customers who added the feed; empty for a shared feed
 * @param access requirements for reading the feed
 */
@RecordBuilder
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
    FeedAccess access)
    implements FeedBuilder.With {

  /** News sites should not be polled more often than this; see the feeds' own terms. */
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

  /** A feed without mapping and mirrors. */
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

  /** Whether the customer may see the feed's items. */
  public boolean isVisibleTo(String customer) {
    return audience.isEmpty() || audience.contains(customer);
  }

  /** Whether the feed is polled; if not, {@link FeedAccess#disabledReason} says why. */
  public boolean isEnabled() {
    return access.disabledReason() == null;
  }
}
