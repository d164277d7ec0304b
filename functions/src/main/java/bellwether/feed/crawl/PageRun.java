package bellwether.feed.crawl;

import bellwether.feed.http.FetchBudget;
import bellwether.feed.document.IdentifiedItem;
import bellwether.feed.http.FetchResult;
import bellwether.feed.http.BodyDefect;

import bellwether.domain.feed.Completeness;
import bellwether.domain.feed.Feed;
import bellwether.domain.feed.FeedState.Validators;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The pages of a list that one poll reads, each named by the one before. */
final class PageRun {

  /** How a walk down the pages ended. */
  enum End {
    /** Where the list was read before, or at its end. */
    REACHED,
    /** There are more pages than this poll may read. */
    MORE,
    /** A page could not be read, and may be later. */
    REFUSED,
    /** There is no such page as the walk was to begin at. */
    LOST
  }

  private final FetchBudget visit;
  private final DocumentCrawler documents;
  private final Feed feed;
  private final URI origin;
  private final Set<Long> shown;
  private final Map<String, IdentifiedItem> items = new LinkedHashMap<>();
  private Completeness completeness = Completeness.WHOLE;
  private @Nullable Duration retryAfter;
  private @Nullable String next;
  private int pages;

  /**
   * @param origin of the first page
   * @param shown prints of what the feed showed last
   */
  PageRun(FetchBudget visit, DocumentCrawler documents, Feed feed, URI origin, Set<Long> shown) {
    this.visit = visit;
    this.documents = documents;
    this.feed = feed;
    this.origin = origin;
    this.shown = shown;
  }

  /**
   * Walks from the first page.
   *
   * @param most pages to be read, this one included
   * @param known where the walk ends; none if a page without anything new ends it
   */
  End walk(PollResult.Fresh first, @Nullable String next, ListLandmarks known, int most) {
    take(first, next);
    return onwards(first, known, most);
  }

  /**
   * Walks on from another page, or from the one after the last that was read.
   *
   * @return {@link End#LOST} if there is no such page; {@link #next} is then as it was
   */
  End walk(String from, ListLandmarks known, int most) {
    if (pages >= most) {
      next = from;
      return End.MORE;
    }
    String before = next;
    boolean same = PageCursor.sameOrigin(from, origin.toString());
    next = from;
    Turn turn = same ? turn(from) : new Turn(null, true);
    PollResult.Fresh page = turn.page();
    // A page that shows nothing is how some servers answer a cursor that they no longer know.
    boolean lost = page == null ? turn.lost() : page.items().isEmpty();
    if (page == null || lost) {
      next = lost ? before : from;
      return lost ? End.LOST : End.REFUSED;
    }
    return onwards(page, known, most);
  }

  private End onwards(PollResult.Fresh start, ListLandmarks known, int most) {
    PollResult.Fresh page = start;
    ListLandmarks.Met before = new ListLandmarks.Met(0, 0);
    boolean last = false;
    while (true) {
      boolean news = isNew(page);
      ListLandmarks.Met met = known.met(page.items());
      boolean reached = known.isReached(met.plus(before), page.items().size());
      String following = next;
      // One page more where there was something new: entries come late, and below the newest.
      if (following == null || last || (!news && (known.isEmpty() || reached))) {
        return End.REACHED;
      }
      if (pages >= most) {
        return End.MORE;
      }
      last = reached;
      before = met;
      page = turn(following).page();
      if (page == null) {
        return End.REFUSED;
      }
    }
  }

  /**
   * @param page null if it could not be read
   * @param lost whether it never will be
   */
  private record Turn(PollResult.@Nullable Fresh page, boolean lost) {}

  private Turn turn(String address) {
    return switch (visit.get(address)) {
      case FetchResult.Unmodified _ -> new Turn(null, false);
      case FetchResult.Refused refused -> {
        retryAfter = documents.failed(refused).retryAfter();
        yield new Turn(null, isLost(refused.status()));
      }
      case FetchResult.Document document -> {
        BodyDefect flaw = document.flaw();
        boolean whole = flaw == null || flaw.isPermanent();
        if (whole
            && documents.read(feed, document, Validators.NONE) instanceof PollResult.Fresh page) {
          take(page, document.next());
          yield new Turn(page, false);
        }
        yield new Turn(null, whole);
      }
    };
  }

  private static boolean isLost(int status) {
    return status >= 400 && status < 500 && !Set.of(401, 403, 408, 425, 429).contains(status);
  }

  private void take(PollResult.Fresh page, @Nullable String following) {
    pages++;
    completeness = completeness.plus(page.completeness());
    boolean strays = following != null && !PageCursor.sameOrigin(following, origin.toString());
    next = strays ? null : following;
    if (strays) {
      completeness = completeness.plus(DocumentCrawler.NEXT_PAGE_UNREAD);
    }
    page.items().forEach(item -> items.putIfAbsent(item.advisory().id(), item));
  }

  private boolean isNew(PollResult.Fresh page) {
    return page.items().stream().anyMatch(item -> item.standing(shown) != IdentifiedItem.Standing.KNOWN);
  }

  List<IdentifiedItem> items() {
    return List.copyOf(items.values());
  }

  /** How well the pages could be read that were. */
  Completeness completeness() {
    return completeness;
  }

  int pages() {
    return pages;
  }

  /** The page that comes next; null at the list's end. */
  @Nullable String next() {
    return next;
  }

  /** How long the server asks us to stay away; null where it does not. */
  @Nullable Duration retryAfter() {
    return retryAfter;
  }
}
