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

/** Reads pages of a list in one poll; each page links to the next. */
final class PageRun {

  /** Why reading stopped. */
  enum Outcome {
    /** The items of an earlier poll, or the end of the list. */
    REACHED,
    /** The maximum number of pages; there are more. */
    LIMIT_REACHED,
    /** A page could not be read this time. */
    FAILED,
    /** The first page does not exist. */
    NOT_FOUND
  }

  private final FetchBudget budget;
  private final DocumentCrawler documents;
  private final Feed feed;
  private final URI origin;
  private final Set<Long> shown;
  private final Map<String, IdentifiedItem> items = new LinkedHashMap<>();
  private Completeness completeness = Completeness.COMPLETE;
  private @Nullable Duration retryAfter;
  private @Nullable String next;
  private int pages;

  PageRun(FetchBudget budget, DocumentCrawler documents, Feed feed, URI origin, Set<Long> shown) {
    this.budget = budget;
    this.documents = documents;
    this.feed = feed;
    this.origin = origin;
    this.shown = shown;
  }

  /**
   * Reads on from the first page.
   *
   * @param known the items at which to stop; if none, a page without new items is the last
   * @param maxPages pages to read, including this one
   */
  Outcome readFrom(
      PollResult.Changed first, @Nullable String next, LastSeenItems known, int maxPages) {
    addPage(first, next);
    return continueFrom(first, known, maxPages);
  }

  /**
   * Reads on from another page.
   *
   * @return {@link Outcome#NOT_FOUND} if there is no such page; {@link #next} is then unchanged
   */
  Outcome readFrom(String from, LastSeenItems known, int maxPages) {
    if (pages >= maxPages) {
      next = from;
      return Outcome.LIMIT_REACHED;
    }
    String before = next;
    boolean same = PageCursor.sameOrigin(from, origin.toString());
    next = from;
    PageResult first = same ? readPage(from) : new PageResult(null, true);
    PollResult.Changed page = first.page();
    // Some servers answer a cursor that has expired with an empty page.
    boolean missing = page == null ? first.isMissing() : page.items().isEmpty();
    if (page == null || missing) {
      next = missing ? before : from;
      return missing ? Outcome.NOT_FOUND : Outcome.FAILED;
    }
    return continueFrom(page, known, maxPages);
  }

  private Outcome continueFrom(PollResult.Changed start, LastSeenItems known, int maxPages) {
    PollResult.Changed page = start;
    LastSeenItems.Matches before = new LastSeenItems.Matches(0, 0);
    boolean isLast = false;
    while (true) {
      boolean hasNew = hasNewItems(page);
      LastSeenItems.Matches matches = known.match(page.items());
      boolean reached = known.isReached(matches.plus(before), page.items().size());
      String following = next;
      // Read one more page after a new item: late entries appear below the newest ones.
      if (following == null || isLast || (!hasNew && (known.isEmpty() || reached))) {
        return Outcome.REACHED;
      }
      if (pages >= maxPages) {
        return Outcome.LIMIT_REACHED;
      }
      isLast = reached;
      before = matches;
      page = readPage(following).page();
      if (page == null) {
        return Outcome.FAILED;
      }
    }
  }

  /** A page; null if it could not be read, perhaps because it does not exist. */
  private record PageResult(PollResult.@Nullable Changed page, boolean isMissing) {}

  private PageResult readPage(String address) {
    return switch (budget.get(address)) {
      case FetchResult.NotModified _ -> new PageResult(null, false);
      case FetchResult.Failure failure -> {
        retryAfter = documents.toFailed(failure).retryAfter();
        yield new PageResult(
            null, failure.isClientError() && !failure.isForbidden() && !failure.isTemporary());
      }
      case FetchResult.Document document -> {
        BodyDefect defect = document.defect();
        boolean readable = defect == null || defect.isPermanent();
        if (readable
            && documents.read(feed, document, Validators.NONE) instanceof PollResult.Changed page) {
          addPage(page, document.nextPage());
          yield new PageResult(page, false);
        }
        yield new PageResult(null, readable);
      }
    };
  }

  private void addPage(PollResult.Changed page, @Nullable String following) {
    pages++;
    completeness = completeness.plus(page.completeness());
    boolean offsite = following != null && !PageCursor.sameOrigin(following, origin.toString());
    next = offsite ? null : following;
    if (offsite) {
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

  Completeness completeness() {
    return completeness;
  }

  int pages() {
    return pages;
  }

  /** The address of the next page; null at the end of the list. */
  @Nullable String next() {
    return next;
  }

  /** How long the server asks us to wait; null if it does not. */
  @Nullable Duration retryAfter() {
    return retryAfter;
  }
}
