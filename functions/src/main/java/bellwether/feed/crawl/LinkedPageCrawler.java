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
 * Reads a list whose pages link to the next one in a Link header (RFC 8288), as GitHub's API does,
 * down to the items of the last poll. If that is too much for one poll, the next polls continue,
 * and each of them reads the top of the list first.
 */
public record LinkedPageCrawler(FetchBudget budget, DocumentCrawler documents)
    implements FeedCrawler {
  /** Pages of the first poll; older items are history. */
  private static final int INITIAL_PAGES = 3;

  /** GitHub allows 60 requests per hour without a token. */
  private static final int PAGES_PER_POLL = 10;

  /** Later pages are history: the items of the last poll were not recognized. */
  private static final int MAX_BACKLOG_PAGES = 60;

  @Override
  public PollResult read(Feed feed, URI from, Validators known, Supplier<Set<Long>> shown) {
    PageCursor cursor = PageCursor.parse(known.cursor());
    // While pages are pending, read the first page even if it is unchanged.
    Validators sent = cursor.next() == null ? known : Validators.NONE;
    return switch (documents.fetch(from, sent)) {
      case FetchResult.NotModified notModified -> DocumentCrawler.toUnchanged(notModified, known);
      case FetchResult.Failure failure -> documents.toFailed(failure);
      case FetchResult.Document document -> {
        PollResult first = documents.read(feed, document, sent);
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
    PageCursor cursor = PageCursor.parse(known.cursor());
    PageRun run = new PageRun(budget, documents, feed, document.finalUrl(), shown);
    if (known.cursor() == null && shown.isEmpty()) {
      Outcome outcome = run.readFrom(page, document.nextPage(), LastSeenItems.NONE, INITIAL_PAGES);
      return toPollResult(
          page,
          run,
          PageCursor.caughtUp(LastSeenItems.of(page.items())),
          outcome == Outcome.FAILED);
    }
    Outcome outcome = run.readFrom(page, document.nextPage(), cursor.newest(), PAGES_PER_POLL);
    LastSeenItems floor = cursor.next() == null ? cursor.newest() : cursor.lastCaughtUp();
    int pagesBefore = cursor.pagesRead();
    if (outcome == Outcome.REACHED && cursor.next() != null) {
      outcome = run.readFrom(cursor.next(), floor, PAGES_PER_POLL);
      String nextPage = run.next();
      if (outcome == Outcome.NOT_FOUND && nextPage != null) {
        // That page no longer exists: continue from the top, through pages that were already read.
        outcome = run.readFrom(nextPage, floor, PAGES_PER_POLL);
      }
    } else if (cursor.next() != null) {
      pagesBefore = 0;
    }
    PageCursor newCursor =
        outcome == Outcome.REACHED || run.next() == null
            ? PageCursor.caughtUp(LastSeenItems.of(page.items()))
            : new PageCursor(
                LastSeenItems.of(page.items()), floor, run.next(), pagesBefore + run.pages());
    return toPollResult(
        page, run, newCursor, outcome == Outcome.FAILED || outcome == Outcome.NOT_FOUND);
  }

  private static PollResult toPollResult(
      PollResult.Changed page, PageRun run, PageCursor cursor, boolean pageFailed) {
    Completeness completeness = run.completeness();
    PageCursor nextCursor = cursor;
    if (pageFailed) {
      completeness = completeness.plus(DocumentCrawler.NEXT_PAGE_UNREAD);
    }
    if (cursor.pagesRead() >= MAX_BACKLOG_PAGES) {
      nextCursor = PageCursor.caughtUp(cursor.newest());
      completeness =
          completeness
              .plus(
                  Completeness.damaged(
                      "more was new than "
                          + MAX_BACKLOG_PAGES
                          + " pages hold; the pages behind were passed over"))
              // A lower bound: the number of remaining pages is unknown.
              .withSkipped(page.items().size());
    } else if (cursor.next() != null) {
      completeness = completeness.plus(Completeness.COMPLETE.withPending(1));
    }
    Validators validators = completeness.isDegraded() ? Validators.NONE : page.validators();
    return new PollResult.Changed(
        run.items(),
        validators.withCursor(nextCursor.serialize()),
        completeness,
        page.movedTo(),
        run.retryAfter());
  }
}
