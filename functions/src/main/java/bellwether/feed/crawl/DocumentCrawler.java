package bellwether.feed.crawl;

import bellwether.domain.feed.Completeness;
import bellwether.domain.feed.Feed;
import bellwether.domain.feed.FeedState.Validators;
import bellwether.feed.document.FeedDocument;
import bellwether.feed.document.ParseResult;
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
import java.util.function.Function;
import java.util.function.Supplier;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** Fetches and parses one document with conditional GET. Most feeds are one document. */
public record DocumentCrawler(
    FetchBudget budget, Function<FeedDocument, ParseResult> parser, Clock clock)
    implements FeedCrawler {
  public static final Completeness NEXT_PAGE_UNREAD =
      Completeness.damaged("a further page of the feed could not be read");

  /**
   * Some servers return 304 Not Modified forever. After half a day a poll fetches the document in
   * full, so a feed that is polled every few hours is read in full once a day.
   */
  private static final Duration MAX_CONDITIONAL_AGE = Duration.ofHours(12);

  @Override
  public PollResult read(Feed feed, URI from, Validators known, Supplier<Set<Long>> shown) {
    return read(feed, from, known);
  }

  public PollResult read(Feed feed, URI from, Validators known) {
    return switch (fetch(from, known)) {
      case FetchResult.NotModified notModified -> toUnchanged(notModified, known);
      case FetchResult.Failure failure -> toFailed(failure);
      case FetchResult.Document document -> read(feed, document, known);
    };
  }

  /** Fetches a document with the validators of the last one, unless a full fetch is due. */
  public FetchResult fetch(URI from, Validators known) {
    Validators sent = needsFullFetch(known) ? Validators.NONE : known;
    return budget.get(from, sent.etag(), sent.lastModified());
  }

  private boolean needsFullFetch(Validators known) {
    Instant now = clock.instant();
    Instant fetchedAt = known.fetchedAt();
    return isAfter(known.lastModified(), now)
        || (fetchedAt != null
            && (fetchedAt.isAfter(now) || !fetchedAt.plus(MAX_CONDITIONAL_AGE).isAfter(now)));
  }

  private static boolean isAfter(@Nullable String lastModified, Instant now) {
    Instant modified = HttpDateParser.parse(lastModified);
    return modified != null && modified.isAfter(now);
  }

  /** If the server answers 304 with the ETag of another document, the next poll fetches in full. */
  public static PollResult toUnchanged(FetchResult.NotModified notModified, Validators known) {
    String etag = notModified.etag();
    boolean mismatch =
        etag != null && known.etag() != null && !opaqueTag(etag).equals(opaqueTag(known.etag()));
    return new PollResult.Unchanged(
        notModified.movedTo(), mismatch ? known.forOtherServer() : null);
  }

  /** RFC 9110, section 8.8.3.2; Apache appends the coding to the tag of a compressed response. */
  private static String opaqueTag(String etag) {
    return etag.strip().replaceAll("^W/|\"|[-;.]+(?:gzip|gz|br)\"?$", "");
  }

  /** Parses a document that was already fetched. */
  public PollResult read(Feed feed, FetchResult.Document document, Validators known) {
    String digest = document.body().sha256().hex();
    if (document.defect() != null || !digest.equals(known.digest())) {
      return parse(feed, document, digest);
    }
    Validators current = newValidators(document, digest).withCursor(known.cursor());
    boolean update = known.hasServerValidators() || current.hasServerValidators();
    return new PollResult.Unchanged(document.movedTo(), update ? current : null);
  }

  private Validators newValidators(FetchResult.Document document, String digest) {
    Instant now = clock.instant();
    // A server with a Last-Modified in the future has no reliable ETag either.
    boolean reliable = !isAfter(document.lastModified(), now);
    Validators validators =
        reliable
            ? new Validators(document.etag(), document.lastModified(), digest)
            : new Validators(null, null, digest);
    return validators.hasServerValidators() ? validators.withFetchedAt(now) : validators;
  }

  private PollResult parse(Feed feed, FetchResult.Document document, String digest) {
    BodyDefect defect = document.defect();
    ByteString body = document.body();
    ParsedDocument parsed =
        ParsedDocument.of(
            parser,
            feed.name(),
            new FeedDocument(
                defect == null ? body : CompleteRecords.completeRecords(feed.format(), body),
                document.contentType(),
                document.finalUrl(),
                feed.mapping()),
            clock.instant());
    return switch (parsed) {
      case ParsedDocument.Unreadable(var reason) ->
          toFailed(
              "the feed's answer can't be read: " + (defect == null ? reason : defect.reason()));
      case ParsedDocument.Items(var items, _) when defect != null && items.isEmpty() ->
          toFailed("the feed's answer can't be read: " + defect.reason());
      case ParsedDocument.Items(var items, var read) -> {
        Completeness completeness =
            defect == null ? read : Completeness.damaged(defect.partialReadMessage()).plus(read);
        // A later 304 must not hide items that were never read.
        boolean complete = !completeness.isDegraded() && !items.isEmpty();
        yield new PollResult.Changed(
            items,
            complete ? newValidators(document, digest) : Validators.NONE,
            completeness,
            document.movedTo());
      }
    };
  }

  public PollResult.Failed toFailed(FetchResult.Failure failure) {
    Duration retryAfter = RetryAfterParser.parse(failure.retryAfter(), clock);
    // RFC 6585, section 4: a server may limit the rate without a Retry-After header.
    boolean unspecified = retryAfter == null && failure.status() == 429;
    return new PollResult.Failed(
        "the feed " + failure.reason(),
        unspecified ? RetryAfterParser.MIN_WAIT : retryAfter,
        failure.status() == 410);
  }

  public static PollResult.Failed toFailed(String reason) {
    return new PollResult.Failed(reason, null, false);
  }
}
