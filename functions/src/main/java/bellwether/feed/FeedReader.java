package bellwether.feed;

import bellwether.domain.Feed;
import bellwether.domain.FeedState;
import bellwether.domain.FeedState.Validators;
import bellwether.domain.Format;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;

/** Polls a feed: fetches it, conditionally where it was read before, and reads what comes. */
public final class FeedReader {
  private final FeedClient client;
  private final Clock clock;

  public FeedReader(FeedClient client, Clock clock) {
    this.client = client;
    this.clock = clock;
  }

  /** Polls a feed of which nothing is known but its state. */
  Reading read(Feed feed, FeedState state) {
    return read(feed, state, Set::of);
  }

  /**
   * Polls the feed once. Never throws on whatever the network or the feed does.
   *
   * <p>A Mailman archive given by its index is read as its two newest months. The newest one is
   * asked for conditionally; while it is unchanged the month before counts as closed.
   */
  public Reading read(Feed feed, FeedState state, Supplier<Set<Long>> shown) {
    return feed.format() == Format.MAILMAN && isIndex(feed.url())
        ? archive(feed, state)
        : document(feed, feed.url(), state.validators());
  }

  /** Anything that names no file: the folder of the list, or its first page. */
  private static boolean isIndex(URI url) {
    String path = url.getPath() == null ? "" : url.getPath().toLowerCase(Locale.ROOT);
    String file = path.substring(path.lastIndexOf('/') + 1);
    return file.startsWith("index.") || !file.matches(".*\\.(?:txt|gz|html?)");
  }

  private Reading archive(Feed feed, FeedState state) {
    // A folder is listed under its name with a slash; without one its links would miss it.
    String spelled = feed.url().toString();
    boolean folder = !spelled.endsWith("/") && !spelled.matches(".*/index\\.\\w+");
    URI url = folder ? URI.create(spelled + "/") : feed.url();
    return switch (client.get(url, null, null)) {
      case Fetched.Unmodified() -> failed("the feed answers oddly");
      case Fetched.Refused refused -> failed(refused);
      case Fetched.Document index -> {
        String html = Decoder.decode(index.body().toByteArray(), index.contentType()).text();
        List<URI> months = ArchiveIndex.months(html, index.from());
        yield months.isEmpty()
            ? failed("the feed's index lists no months of a Mailman archive")
            : months(feed, state, months);
      }
    };
  }

  private Reading months(Feed feed, FeedState state, List<URI> months) {
    Reading newest = document(feed, months.getFirst(), state.validators());
    if (months.size() == 1 || !(newest instanceof Reading.Fresh current)) {
      return newest;
    }
    return switch (document(feed, months.get(1), Validators.NONE)) {
      case Reading.Fresh before -> {
        List<Item> items = new ArrayList<>(before.items());
        items.addAll(current.items());
        yield new Reading.Fresh(
            items,
            current.validators(),
            current.degraded() || before.degraded(),
            current.movedTo());
      }
      // Without validators, so that the month that is missing is asked for again next time.
      case Reading.Failed _, Reading.Unchanged _ ->
          new Reading.Fresh(current.items(), Validators.NONE, true, current.movedTo());
    };
  }

  private Reading document(Feed feed, URI url, Validators known) {
    return switch (client.get(url, known.etag(), known.lastModified())) {
      case Fetched.Unmodified() -> new Reading.Unchanged(null);
      case Fetched.Refused refused -> failed(refused);
      case Fetched.Document document -> read(feed, document, known);
    };
  }

  private Reading read(Feed feed, Fetched.Document document, Validators known) {
    String digest = document.body().sha256().hex();
    return digest.equals(known.digest())
        ? new Reading.Unchanged(null)
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
      case Parsed.Items(var items, var degraded) -> {
        // A later "unchanged" must not stand for items that we never saw.
        boolean sound = !degraded && !items.isEmpty();
        Validators validators =
            sound
                ? new Validators(document.etag(), document.lastModified(), digest)
                : Validators.NONE;
        yield new Reading.Fresh(items, validators, degraded, null);
      }
    };
  }

  private Reading failed(Fetched.Refused refused) {
    return new Reading.Failed(
        "the feed " + refused.reason(), RetryAfter.read(refused.retryAfter(), clock), false);
  }

  private static Reading failed(String reason) {
    return new Reading.Failed(reason, null, false);
  }
}
