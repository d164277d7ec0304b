package bellwether.feed;

import bellwether.domain.Feed;
import bellwether.domain.FeedState;
import bellwether.domain.FeedState.Validators;
import java.net.URI;
import java.time.Clock;
import java.util.Set;
import java.util.function.Supplier;

/** Polls a feed: where it is now, in the way that its format asks for, or else at its mirrors. */
public final class FeedReader {
  private final Documents documents;
  private final Walk mailman;
  private final Walk edgar;
  private final Walk pages;
  private final Walk csaf;
  private final Walk osv;

  public FeedReader(FeedClient client, Clock clock) {
    this.documents = new Documents(client, clock);
    this.mailman = new MailmanArchive(client, documents);
    this.edgar = new EdgarPages(documents);
    this.pages = new LinkedPages(client, documents);
    this.csaf = new CsafProvider(client, documents);
    this.osv = new OsvChanges(client, documents);
  }

  /** Polls a feed of which nothing is known but its state. */
  Reading read(Feed feed, FeedState state) {
    return read(feed, state, Set::of);
  }

  /**
   * Polls the feed once. Never throws on whatever the network or the feed does.
   *
   * @param shown gives the prints of what the feed showed last
   */
  public Reading read(Feed feed, FeedState state, Supplier<Set<Long>> shown) {
    URI moved = state.address().moved();
    URI from = moved == null ? feed.url() : moved;
    Reading reading = walk(feed).read(feed, from, state.validators(), shown);
    for (URI mirror : feed.mirrors()) {
      // Who asks us to stay away means it, and a mirror would only hide it.
      if (!(reading instanceof Reading.Failed failed) || failed.retryAfter() != null) {
        return reading;
      }
      // Validators are the origin's own; what was read is known again by its digest.
      Validators digest = new Validators(null, null, state.validators().digest());
      reading = mirrored(walk(feed).read(feed, mirror, digest, shown), failed);
    }
    return reading;
  }

  private static Reading mirrored(Reading read, Reading.Failed failed) {
    return switch (read) {
      case Reading.Failed _ -> failed;
      case Reading.Unchanged _ -> new Reading.Unchanged(null);
      case Reading.Fresh(var items, var validators, var degraded, var _) ->
          new Reading.Fresh(items, new Validators(null, null, validators.digest()), degraded, null);
    };
  }

  private Walk walk(Feed feed) {
    return switch (feed.format()) {
      case MAILMAN -> mailman;
      case EDGAR -> edgar;
      case GHSA -> pages;
      case CSAF -> csaf;
      case OSV -> osv;
      default -> documents;
    };
  }
}
