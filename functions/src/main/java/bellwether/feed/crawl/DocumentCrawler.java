package bellwether.feed.crawl;

import bellwether.domain.feed.Completeness;
import bellwether.domain.feed.Feed;
import bellwether.domain.feed.FeedState.Validators;
import bellwether.feed.document.ParsedDocument;
import bellwether.feed.http.BodyDefect;
import bellwether.feed.http.FetchBudget;
import bellwether.feed.http.FetchResult;
import bellwether.feed.http.HttpDateParser;
import bellwether.feed.http.RetryAfterParser;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.Supplier;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** Reads single documents of feeds: most feeds are one. */
public final class DocumentCrawler implements FeedCrawler {
  public static final Completeness NEXT_PAGE_UNREAD =
      Completeness.damaged("a further page of the feed could not be read");

  /**
   * Some servers say for ever that nothing changed. Half a day, so that a feed that is polled every
   * few hours is still read in full once a day.
   */
  private static final Duration MAX_CONDITIONAL_AGE = Duration.ofHours(12);

  private final FetchBudget visit;
  private final DocumentParser parser;
  private final Clock clock;

  public DocumentCrawler(FetchBudget visit, DocumentParser parser, Clock clock) {
    this.visit = visit;
    this.parser = parser;
    this.clock = clock;
  }

  @Override
  public PollResult read(Feed feed, URI from, Validators known, Supplier<Set<Long>> shown) {
    return read(feed, from, known);
  }

  public PollResult read(Feed feed, URI from, Validators known) {
    return switch (fetch(from, known)) {
      case FetchResult.NotModified unmodified -> toUnchanged(unmodified, known);
      case FetchResult.Failure refused -> toFailed(refused);
      case FetchResult.Document document -> read(feed, document, known);
    };
  }

  /** Asks for a document by the validators of the last one, unless it is time to see it again. */
  public FetchResult fetch(URI from, Validators known) {
    Validators asked = needsFullFetch(known) ? Validators.NONE : known;
    return visit.get(from, asked.etag(), asked.lastModified());
  }

  private boolean needsFullFetch(Validators known) {
    Instant now = clock.instant();
    Instant seen = known.fetchedAt();
    return isAfter(known.lastModified(), now)
        || (seen != null && (seen.isAfter(now) || !seen.plus(MAX_CONDITIONAL_AGE).isAfter(now)));
  }

  private static boolean isAfter(@Nullable String lastModified, Instant now) {
    Instant modified = HttpDateParser.parse(lastModified);
    return modified != null && modified.isAfter(now);
  }

  /** A server that calls another document unchanged mixes them up: the next poll asks in full. */
  public static PollResult toUnchanged(FetchResult.NotModified unmodified, Validators known) {
    String etag = unmodified.etag();
    boolean other =
        etag != null && known.etag() != null && !opaqueTag(etag).equals(opaqueTag(known.etag()));
    return new PollResult.Unchanged(unmodified.movedTo(), other ? known.forOtherServer() : null);
  }

  /** RFC 9110, section 8.8.3.2; Apache adds to the tag of what it compressed on the way. */
  private static String opaqueTag(String etag) {
    return etag.strip().replaceAll("^W/|\"|[-;.]+(?:gzip|gz|br)\"?$", "");
  }

  /** A document that was fetched already. */
  public PollResult read(Feed feed, FetchResult.Document document, Validators known) {
    String digest = document.body().sha256().hex();
    if (document.defect() != null || !digest.equals(known.digest())) {
      return parse(feed, document, digest);
    }
    Validators now = newValidators(document, digest).withCursor(known.cursor());
    boolean dated = known.hasServerValidators() || now.hasServerValidators();
    return new PollResult.Unchanged(document.movedTo(), dated ? now : null);
  }

  private Validators newValidators(FetchResult.Document document, String digest) {
    Instant now = clock.instant();
    // What was changed in the future was not, and what else that server says is no better.
    boolean sound = !isAfter(document.lastModified(), now);
    Validators validators =
        sound
            ? new Validators(document.etag(), document.lastModified(), digest)
            : new Validators(null, null, digest);
    return validators.hasServerValidators() ? validators.fetchedAt(now) : validators;
  }

  private PollResult parse(Feed feed, FetchResult.Document document, String digest) {
    BodyDefect flaw = document.defect();
    ByteString body = document.body();
    ParsedDocument parsed =
        parser.parse(
            feed,
            document,
            flaw == null ? body : CompleteRecords.completeRecords(feed.format(), body),
            clock.instant());
    return switch (parsed) {
      case ParsedDocument.Unreadable(var reason) ->
          toFailed("the feed's answer can't be read: " + (flaw == null ? reason : flaw.reason()));
      case ParsedDocument.Items(var items, _) when flaw != null && items.isEmpty() ->
          toFailed("the feed's answer can't be read: " + flaw.reason());
      case ParsedDocument.Items(var items, var read) -> {
        Completeness completeness =
            flaw == null ? read : Completeness.damaged(flaw.partialReadMessage()).plus(read);
        // A later "unchanged" must not stand for items that we never saw.
        boolean sound = !completeness.isDegraded() && !items.isEmpty();
        yield new PollResult.Changed(
            items,
            sound ? newValidators(document, digest) : Validators.NONE,
            completeness,
            document.movedTo());
      }
    };
  }

  public PollResult.Failed toFailed(FetchResult.Failure refused) {
    Duration asked = RetryAfterParser.parse(refused.retryAfter(), clock);
    // RFC 6585, section 4: it asks us to come less often, whether it says how seldom or not.
    boolean silent = asked == null && refused.status() == 429;
    return new PollResult.Failed(
        "the feed " + refused.reason(),
        silent ? RetryAfterParser.MIN_WAIT : asked,
        refused.status() == 410);
  }

  public static PollResult.Failed toFailed(String reason) {
    return new PollResult.Failed(reason, null, false);
  }
}
