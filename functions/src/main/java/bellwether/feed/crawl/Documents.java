package bellwether.feed.crawl;

import bellwether.feed.http.Visit;
import bellwether.feed.http.Fetched;
import bellwether.feed.http.HttpDates;
import bellwether.feed.http.Flaw;
import bellwether.feed.document.Parsed;
import bellwether.feed.FeedParser;
import bellwether.feed.http.RetryAfter;

import bellwether.domain.feed.Completeness;
import bellwether.domain.feed.Feed;
import bellwether.domain.feed.FeedState.Validators;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.Supplier;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** Reads single documents of feeds: most feeds are one. */
public final class Documents implements Walk {
  public static final Completeness NEXT_PAGE_UNREAD =
      Completeness.damaged("a further page of the feed could not be read");

  /**
   * Some servers say for ever that nothing changed. Half a day, so that a feed that is polled every
   * few hours is still read in full once a day.
   */
  private static final Duration CONDITIONAL_AT_MOST = Duration.ofHours(12);

  private final Visit visit;
  private final Clock clock;

  public Documents(Visit visit, Clock clock) {
    this.visit = visit;
    this.clock = clock;
  }

  @Override
  public Reading read(Feed feed, URI from, Validators known, Supplier<Set<Long>> shown) {
    return read(feed, from, known);
  }

  public Reading read(Feed feed, URI from, Validators known) {
    return switch (fetch(from, known)) {
      case Fetched.Unmodified unmodified -> unchanged(unmodified, known);
      case Fetched.Refused refused -> failed(refused);
      case Fetched.Document document -> read(feed, document, known);
    };
  }

  /** Asks for a document by the validators of the last one, unless it is time to see it again. */
  public Fetched fetch(URI from, Validators known) {
    Validators asked = isToBeSeen(known) ? Validators.NONE : known;
    return visit.get(from, asked.etag(), asked.lastModified());
  }

  private boolean isToBeSeen(Validators known) {
    Instant now = clock.instant();
    Instant seen = known.fetchedAt();
    return isAfter(known.lastModified(), now)
        || (seen != null && (seen.isAfter(now) || !seen.plus(CONDITIONAL_AT_MOST).isAfter(now)));
  }

  private static boolean isAfter(@Nullable String lastModified, Instant now) {
    Instant modified = HttpDates.read(lastModified);
    return modified != null && modified.isAfter(now);
  }

  /** A server that calls another document unchanged mixes them up: the next poll asks in full. */
  public static Reading unchanged(Fetched.Unmodified unmodified, Validators known) {
    String etag = unmodified.etag();
    boolean other =
        etag != null && known.etag() != null && !opaque(etag).equals(opaque(known.etag()));
    return new Reading.Unchanged(unmodified.movedTo(), other ? known.elsewhere() : null);
  }

  /** RFC 9110, section 8.8.3.2; Apache adds to the tag of what it compressed on the way. */
  private static String opaque(String etag) {
    return etag.strip().replaceAll("^W/|\"|[-;.]+(?:gzip|gz|br)\"?$", "");
  }

  /** A document that was fetched already. */
  public Reading read(Feed feed, Fetched.Document document, Validators known) {
    String digest = document.body().sha256().hex();
    if (document.flaw() != null || !digest.equals(known.digest())) {
      return parsed(feed, document, digest);
    }
    Validators now = validators(document, digest).withMark(known.mark());
    boolean dated = known.areTheServers() || now.areTheServers();
    return new Reading.Unchanged(document.movedTo(), dated ? now : null);
  }

  private Validators validators(Fetched.Document document, String digest) {
    Instant now = clock.instant();
    // What was changed in the future was not, and what else that server says is no better.
    boolean sound = !isAfter(document.lastModified(), now);
    Validators validators =
        sound
            ? new Validators(document.etag(), document.lastModified(), digest)
            : new Validators(null, null, digest);
    return validators.areTheServers() ? validators.fetchedAt(now) : validators;
  }

  private Reading parsed(Feed feed, Fetched.Document document, String digest) {
    Flaw flaw = document.flaw();
    ByteString body = document.body();
    Parsed parsed =
        FeedParser.parse(
            feed.format(),
            feed.name(),
            (flaw == null ? body : Beginning.of(feed.format(), body)).toByteArray(),
            document.contentType(),
            document.from(),
            feed.mapping(),
            clock.instant());
    return switch (parsed) {
      case Parsed.Unreadable(var reason) ->
          failed("the feed's answer can't be read: " + (flaw == null ? reason : flaw.reason()));
      case Parsed.Items(var items, _) when flaw != null && items.isEmpty() ->
          failed("the feed's answer can't be read: " + flaw.reason());
      case Parsed.Items(var items, var read) -> {
        Completeness completeness =
            flaw == null ? read : Completeness.damaged(flaw.damage()).plus(read);
        // A later "unchanged" must not stand for items that we never saw.
        boolean sound = !completeness.isDegraded() && !items.isEmpty();
        yield new Reading.Fresh(
            items,
            sound ? validators(document, digest) : Validators.NONE,
            completeness,
            document.movedTo());
      }
    };
  }

  public Reading.Failed failed(Fetched.Refused refused) {
    Duration asked = RetryAfter.read(refused.retryAfter(), clock);
    // RFC 6585, section 4: it asks us to come less often, whether it says how seldom or not.
    boolean silent = asked == null && refused.status() == 429;
    return new Reading.Failed(
        "the feed " + refused.reason(),
        silent ? RetryAfter.SHORTEST : asked,
        refused.status() == 410);
  }

  public static Reading.Failed failed(String reason) {
    return new Reading.Failed(reason, null, false);
  }
}
