package bellwether.feed.crawl;

import bellwether.feed.http.FetchBudget;
import bellwether.feed.http.FetchResult;

import bellwether.domain.feed.Completeness;
import bellwether.domain.feed.Feed;
import bellwether.domain.feed.FeedState.Validators;
import bellwether.feed.crawl.PageRun.End;
import java.net.URI;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Reads a list whose pages name the next one in a Link header (RFC 8288), as GitHub's do, down to
 * where it was read before. What is too much for one poll is read by the next ones, each of which
 * looks at the top of the list first.
 */
public final class LinkedPageCrawler implements FeedCrawler {
  /** When the list is first read; what is older is history. */
  private static final int FIRST_PAGES = 3;

  /** GitHub answers sixty requests an hour of those who have no token. */
  private static final int PAGES_A_POLL = 10;

  /** Further down no feed has news, and we are lost in its history. */
  private static final int PAGES_BEHIND = 60;

  private final FetchBudget visit;
  private final DocumentCrawler documents;

  public LinkedPageCrawler(FetchBudget visit, DocumentCrawler documents) {
    this.visit = visit;
    this.documents = documents;
  }

  @Override
  public PollResult read(Feed feed, URI from, Validators known, Supplier<Set<Long>> shown) {
    PageCursor mark = PageCursor.read(known.mark());
    // While there is more to read, the first page is no less wanted for being unchanged.
    Validators asked = mark.next() == null ? known : Validators.NONE;
    return switch (documents.fetch(from, asked)) {
      case FetchResult.Unmodified unmodified -> DocumentCrawler.unchanged(unmodified, known);
      case FetchResult.Refused refused -> documents.failed(refused);
      case FetchResult.Document document -> {
        PollResult first = documents.read(feed, document, asked);
        yield first instanceof PollResult.Fresh page
            ? pages(feed, document, page, known, shown.get())
            : first;
      }
    };
  }

  private PollResult pages(
      Feed feed, FetchResult.Document document, PollResult.Fresh page, Validators known, Set<Long> shown) {
    PageCursor mark = PageCursor.read(known.mark());
    PageRun run = new PageRun(visit, documents, feed, document.from(), shown);
    if (known.mark() == null && shown.isEmpty()) {
      End end = run.walk(page, document.next(), ListLandmarks.NONE, FIRST_PAGES);
      return reading(page, run, PageCursor.upToDate(ListLandmarks.of(page.items())), end == End.REFUSED);
    }
    End end = run.walk(page, document.next(), mark.top(), PAGES_A_POLL);
    ListLandmarks floor = mark.next() == null ? mark.top() : mark.floor();
    int before = mark.pages();
    if (end == End.REACHED && mark.next() != null) {
      end = run.walk(mark.next(), floor, PAGES_A_POLL);
      String below = run.next();
      if (end == End.LOST && below != null) {
        // That page is no more: walk on from the top, through what was read already.
        end = run.walk(below, floor, PAGES_A_POLL);
      }
    } else if (mark.next() != null) {
      before = 0;
    }
    PageCursor after =
        end == End.REACHED || run.next() == null
            ? PageCursor.upToDate(ListLandmarks.of(page.items()))
            : new PageCursor(ListLandmarks.of(page.items()), floor, run.next(), before + run.pages());
    return reading(page, run, after, end == End.REFUSED || end == End.LOST);
  }

  private static PollResult reading(PollResult.Fresh page, PageRun run, PageCursor mark, boolean broken) {
    Completeness completeness = run.completeness();
    PageCursor kept = mark;
    if (broken) {
      completeness = completeness.plus(DocumentCrawler.NEXT_PAGE_UNREAD);
    }
    if (mark.pages() >= PAGES_BEHIND) {
      kept = PageCursor.upToDate(mark.top());
      completeness =
          completeness
              .plus(
                  Completeness.damaged(
                      "more was new than "
                          + PAGES_BEHIND
                          + " pages hold; the pages behind were passed over"))
              // At least: nobody knows how many pages there would have been.
              .withSkipped(page.items().size());
    } else if (mark.next() != null) {
      completeness = completeness.plus(Completeness.WHOLE.withWaiting(1));
    }
    Validators validators = completeness.isDegraded() ? Validators.NONE : page.validators();
    return new PollResult.Fresh(
        run.items(),
        validators.withMark(kept.spelled()),
        completeness,
        page.movedTo(),
        run.retryAfter());
  }
}
