package bellwether.feed.crawl;

import bellwether.domain.feed.Completeness;
import bellwether.domain.feed.Feed;
import bellwether.domain.feed.FeedState.Validators;
import bellwether.feed.crawl.PageRun.Outcome;
import bellwether.feed.http.FetchBudget;
import bellwether.feed.http.FetchResult;
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
  private static final int INITIAL_PAGES = 3;

  /** GitHub answers sixty requests an hour of those who have no token. */
  private static final int PAGES_PER_POLL = 10;

  /** Further down no feed has news, and we are lost in its history. */
  private static final int MAX_BACKLOG_PAGES = 60;

  private final FetchBudget visit;
  private final DocumentCrawler documents;

  public LinkedPageCrawler(FetchBudget visit, DocumentCrawler documents) {
    this.visit = visit;
    this.documents = documents;
  }

  @Override
  public PollResult read(Feed feed, URI from, Validators known, Supplier<Set<Long>> shown) {
    PageCursor mark = PageCursor.parse(known.cursor());
    // While there is more to read, the first page is no less wanted for being unchanged.
    Validators asked = mark.next() == null ? known : Validators.NONE;
    return switch (documents.fetch(from, asked)) {
      case FetchResult.NotModified unmodified -> DocumentCrawler.toUnchanged(unmodified, known);
      case FetchResult.Failure refused -> documents.toFailed(refused);
      case FetchResult.Document document -> {
        PollResult first = documents.read(feed, document, asked);
        yield first instanceof PollResult.Changed page
            ? readPages(feed, document, page, known, shown.get())
            : first;
      }
    };
  }

  private PollResult readPages(
      Feed feed,
      FetchResult.Document document,
      PollResult.Changed page,
      Validators known,
      Set<Long> shown) {
    PageCursor mark = PageCursor.parse(known.cursor());
    PageRun run = new PageRun(visit, documents, feed, document.finalUrl(), shown);
    if (known.cursor() == null && shown.isEmpty()) {
      Outcome end = run.readFrom(page, document.nextPage(), ListLandmarks.NONE, INITIAL_PAGES);
      return toPollResult(
          page, run, PageCursor.caughtUp(ListLandmarks.of(page.items())), end == Outcome.FAILED);
    }
    Outcome end = run.readFrom(page, document.nextPage(), mark.newest(), PAGES_PER_POLL);
    ListLandmarks floor = mark.next() == null ? mark.newest() : mark.lastCaughtUp();
    int before = mark.pagesRead();
    if (end == Outcome.REACHED && mark.next() != null) {
      end = run.readFrom(mark.next(), floor, PAGES_PER_POLL);
      String below = run.next();
      if (end == Outcome.NOT_FOUND && below != null) {
        // That page is no more: walk on from the top, through what was read already.
        end = run.readFrom(below, floor, PAGES_PER_POLL);
      }
    } else if (mark.next() != null) {
      before = 0;
    }
    PageCursor after =
        end == Outcome.REACHED || run.next() == null
            ? PageCursor.caughtUp(ListLandmarks.of(page.items()))
            : new PageCursor(
                ListLandmarks.of(page.items()), floor, run.next(), before + run.pages());
    return toPollResult(page, run, after, end == Outcome.FAILED || end == Outcome.NOT_FOUND);
  }

  private static PollResult toPollResult(
      PollResult.Changed page, PageRun run, PageCursor mark, boolean broken) {
    Completeness completeness = run.completeness();
    PageCursor kept = mark;
    if (broken) {
      completeness = completeness.plus(DocumentCrawler.NEXT_PAGE_UNREAD);
    }
    if (mark.pagesRead() >= MAX_BACKLOG_PAGES) {
      kept = PageCursor.caughtUp(mark.newest());
      completeness =
          completeness
              .plus(
                  Completeness.damaged(
                      "more was new than "
                          + MAX_BACKLOG_PAGES
                          + " pages hold; the pages behind were passed over"))
              // At least: nobody knows how many pages there would have been.
              .withSkipped(page.items().size());
    } else if (mark.next() != null) {
      completeness = completeness.plus(Completeness.COMPLETE.withPending(1));
    }
    Validators validators = completeness.isDegraded() ? Validators.NONE : page.validators();
    return new PollResult.Changed(
        run.items(),
        validators.withCursor(kept.serialize()),
        completeness,
        page.movedTo(),
        run.retryAfter());
  }
}
