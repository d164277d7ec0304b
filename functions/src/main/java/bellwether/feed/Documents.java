package bellwether.feed;

import bellwether.domain.Completeness;
import bellwether.domain.Feed;
import bellwether.domain.FeedState.Validators;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;

/** Reads single documents of feeds: most feeds are one. */
final class Documents implements Walk {
  static final Completeness NEXT_PAGE_UNREAD =
      Completeness.damaged("a further page of the feed could not be read");

  private final Visit visit;
  private final Clock clock;

  Documents(Visit visit, Clock clock) {
    this.visit = visit;
    this.clock = clock;
  }

  @Override
  public Reading read(Feed feed, URI from, Validators known, Supplier<Set<Long>> shown) {
    return read(feed, from, known);
  }

  Reading read(Feed feed, URI from, Validators known) {
    return switch (visit.get(from, known.etag(), known.lastModified())) {
      case Fetched.Unmodified(var movedTo) -> new Reading.Unchanged(movedTo);
      case Fetched.Refused refused -> failed(refused);
      case Fetched.Document document -> read(feed, document, known);
    };
  }

  /** A document that was fetched already. */
  Reading read(Feed feed, Fetched.Document document, Validators known) {
    String digest = document.body().sha256().hex();
    return digest.equals(known.digest())
        ? new Reading.Unchanged(document.movedTo())
        : parsed(feed, document, digest);
  }

  private Reading parsed(Feed feed, Fetched.Document document, String digest) {
    Parsed parsed =
        FeedParser.parse(
            feed.format(),
            feed.name(),
            document.body().toByteArray(),
            document.contentType(),
            document.from(),
            feed.mapping(),
            clock.instant());
    return switch (parsed) {
      case Parsed.Unreadable(var reason) -> failed("the feed's answer can't be read: " + reason);
      case Parsed.Items(var items, var completeness) -> {
        // A later "unchanged" must not stand for items that we never saw.
        boolean sound = !completeness.isDegraded() && !items.isEmpty();
        Validators validators =
            sound
                ? new Validators(document.etag(), document.lastModified(), digest)
                : Validators.NONE;
        yield new Reading.Fresh(items, validators, completeness, document.movedTo());
      }
    };
  }

  Reading.Failed failed(Fetched.Refused refused) {
    Duration asked = RetryAfter.read(refused.retryAfter(), clock);
    // RFC 6585, section 4: it asks us to come less often, whether it says how seldom or not.
    boolean silent = asked == null && refused.status() == 429;
    return new Reading.Failed(
        "the feed " + refused.reason(),
        silent ? RetryAfter.SHORTEST : asked,
        refused.status() == 410);
  }

  static Reading.Failed failed(String reason) {
    return new Reading.Failed(reason, null, false);
  }
}
