package bellwether.feed.crawl;

import bellwether.domain.feed.Completeness;
import bellwether.domain.feed.Feed;
import bellwether.domain.feed.FeedState.Validators;
import bellwether.feed.document.IdentifiedItem;
import bellwether.feed.http.BodyDefect;
import bellwether.feed.http.FetchBudget;
import bellwether.feed.http.FetchResult;
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
  enum Outcome {
    /** Where the list was read before, or at its end. */
    REACHED,
    /** There are more pages than this poll may read. */
    LIMIT_REACHED,
    /** A page could not be read, and may be later. */
    FAILED,
    /** There is no such page as the walk was to begin at. */
    NOT_FOUND
  }

  private final FetchBudget visit;
  private final DocumentCrawler documents;
  private final Feed feed;
  private final URI origin;
  private final Set<Long> shown;
  private final Map<String, IdentifiedItem> items = new LinkedHashMap<>();
  private Completeness completeness = Completeness.COMPLETE;
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
  Outcome readFrom(PollResult.Changed first, @Nullable String next, ListLandmarks known, int most) {
    addPage(first, next);
    return continueFrom(first, known, most);
  }

  /**
   * Walks on from another page, or from the one after the last that was read.
   *
   * @return {@link Outcome#NOT_FOUND} if there is no such page; {@link #next} is then as it was
   */
  Outcome readFrom(String from, ListLandmarks known, int most) {
    if (pages >= most) {
      next = from;
      return Outcome.LIMIT_REACHED;
    }
    String before = next;
    boolean same = PageCursor.sameOrigin(from, origin.toString());
    next = from;
    PageResult turn = same ? readPage(from) : new PageResult(null, true);
    PollResult.Changed page = turn.page();
    // A page that shows nothing is how some servers answer a cursor that they no longer know.
    boolean lost = page == null ? turn.isMissing() : page.items().isEmpty();
    if (page == null || lost) {
      next = lost ? before : from;
      return lost ? Outcome.NOT_FOUND : Outcome.FAILED;
    }
    return continueFrom(page, known, most);
  }

  private Outcome continueFrom(PollResult.Changed start, ListLandmarks known, int most) {
    PollResult.Changed page = start;
    ListLandmarks.Matches before = new ListLandmarks.Matches(0, 0);
    boolean last = false;
    while (true) {
      boolean news = hasNewItems(page);
      ListLandmarks.Matches met = known.match(page.items());
      boolean reached = known.isReached(met.plus(before), page.items().size());
      String following = next;
      // One page more where there was something new: entries come late, and below the newest.
      if (following == null || last || (!news && (known.isEmpty() || reached))) {
        return Outcome.REACHED;
      }
      if (pages >= most) {
        return Outcome.LIMIT_REACHED;
      }
      last = reached;
      before = met;
      page = readPage(following).page();
      if (page == null) {
        return Outcome.FAILED;
      }
    }
  }

  /**
   * @param page null if it could not be read
   * @param isMissing whether it never will be
   */
  private record PageResult(PollResult.@Nullable Changed page, boolean isMissing) {}

  private PageResult readPage(String address) {
    return switch (visit.get(address)) {
      case FetchResult.NotModified _ -> new PageResult(null, false);
      case FetchResult.Failure refused -> {
        retryAfter = documents.toFailed(refused).retryAfter();
        yield new PageResult(null, isPermanentFailure(refused.status()));
      }
      case FetchResult.Document document -> {
        BodyDefect flaw = document.defect();
        boolean whole = flaw == null || flaw.isPermanent();
        if (whole
            && documents.read(feed, document, Validators.NONE) instanceof PollResult.Changed page) {
          addPage(page, document.nextPage());
          yield new PageResult(page, false);
        }
        yield new PageResult(null, whole);
      }
    };
  }

  private static boolean isPermanentFailure(int status) {
    return status >= 400 && status < 500 && !Set.of(401, 403, 408, 425, 429).contains(status);
  }

  private void addPage(PollResult.Changed page, @Nullable String following) {
    pages++;
    completeness = completeness.plus(page.completeness());
    boolean strays = following != null && !PageCursor.sameOrigin(following, origin.toString());
    next = strays ? null : following;
    if (strays) {
      completeness = completeness.plus(DocumentCrawler.NEXT_PAGE_UNREAD);
    }
    page.items().forEach(item -> items.putIfAbsent(item.advisory().id(), item));
  }

  private boolean hasNewItems(PollResult.Changed page) {
    return page.items().stream()
        .anyMatch(item -> item.statusAgainst(shown) != IdentifiedItem.Status.KNOWN);
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
