package bellwether.feed.format.edgar;

import bellwether.domain.feed.Completeness;
import bellwether.domain.feed.Feed;
import bellwether.domain.feed.FeedState.Validators;
import bellwether.feed.crawl.DocumentCrawler;
import bellwether.feed.crawl.FeedCrawler;
import bellwether.feed.crawl.PollResult;
import bellwether.feed.document.IdentifiedItem;
import java.net.URI;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads EDGAR's latest filings page by page until a page has no new ones. Pages overlap, because
 * new filings shift them. Only filings that may report an incident are kept.
 */
public record EdgarCrawler(DocumentCrawler documents) implements FeedCrawler {
  private static final int INITIAL_PAGES = 10;
  private static final int MAX_PAGES = 20;

  /** EDGAR answers larger values with an error. */
  private static final int MAX_START = 5_000;

  private static final Completeness FILINGS_SKIPPED =
      Completeness.damaged("more filings were new than EDGAR lists; some were passed over");

  private static final Pattern START = Pattern.compile("([?&]start=)(\\d{1,6})");

  /** Less than the page size, so that pages overlap. */
  private static final int PAGE_STEP = 90;

  @Override
  public PollResult read(Feed feed, URI from, Validators known, Supplier<Set<Long>> shown) {
    Backlog backlog = Backlog.parse(known.cursor());
    PollResult first = documents.read(feed, from, backlog == null ? known : Validators.NONE);
    if (!(first instanceof PollResult.Changed page)) {
      return first;
    }
    Map<String, IdentifiedItem> items = new LinkedHashMap<>();
    boolean more = addPage(page, items, shown.get());
    if (!more && backlog == null && !page.completeness().isDegraded() && !items.isEmpty()) {
      // Keep the fingerprints of all pages: otherwise the next poll would read every page again.
      return new PollResult.Unchanged(page.movedTo());
    }
    Completeness completeness = page.completeness();
    Matcher start = START.matcher(from.toString());
    if (!start.find()) {
      return toPollResult(page, items, completeness, null);
    }
    boolean history = shown.get().isEmpty() && backlog == null;
    int at = Integer.parseInt(start.group(2)) + PAGE_STEP;
    int knownDownTo = 0;
    for (int number = 1;
        number < (history ? INITIAL_PAGES : MAX_PAGES);
        number++, at += PAGE_STEP) {
      if (!more && backlog != null) {
        // The top is read. Continue with what the last poll left.
        at = Math.max(at, backlog.at());
        knownDownTo = backlog.shiftedBy(items.size()).knownDownTo();
        backlog = null;
      } else if (!more && at > knownDownTo) {
        return toPollResult(page, items, completeness, null);
      }
      if (at > MAX_START) {
        return toPollResult(page, items, completeness.plus(FILINGS_SKIPPED), null);
      }
      URI next = URI.create(start.replaceFirst("$1" + at));
      if (!(documents.read(feed, next, Validators.NONE) instanceof PollResult.Changed further)) {
        completeness = completeness.plus(DocumentCrawler.NEXT_PAGE_UNREAD);
        break;
      }
      completeness = completeness.plus(further.completeness());
      more = addPage(further, items, shown.get());
    }
    int below = backlog == null ? knownDownTo : backlog.shiftedBy(items.size()).knownDownTo();
    return toPollResult(page, items, completeness, history ? null : new Backlog(at, below));
  }

  /**
   * The pages that a poll left for the next one.
   *
   * @param at the start of the page to continue from
   * @param knownDownTo pages up to this start may be known without being the last
   */
  private record Backlog(int at, int knownDownTo) {
    private static final Pattern SERIALIZED = Pattern.compile("(\\d{1,6}) (\\d{1,6})");

    static @Nullable Backlog parse(@Nullable String cursor) {
      Matcher matcher = SERIALIZED.matcher(cursor == null ? "" : cursor);
      return matcher.matches()
          ? new Backlog(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)))
          : null;
    }

    /** New filings shift the pages, by two entries if EDGAR lists a filing for two companies. */
    Backlog shiftedBy(int filings) {
      return new Backlog(at, Math.min(MAX_START, Math.max(at, knownDownTo) + 2 * filings));
    }

    String serialize() {
      return at + " " + knownDownTo;
    }
  }

  /** {@code backlog} is the position for the next poll; null if nothing is left. */
  private static PollResult toPollResult(
      PollResult.Changed page,
      Map<String, IdentifiedItem> items,
      Completeness completeness,
      @Nullable Backlog backlog) {
    Validators validators = completeness.isDegraded() ? Validators.NONE : page.validators();
    return new PollResult.Changed(
        items.values().stream().map(EdgarCrawler::markRelevance).toList(),
        backlog == null ? validators : validators.withCursor(backlog.serialize()),
        backlog == null ? completeness : completeness.plus(Completeness.COMPLETE.withPending(1)),
        page.movedTo());
  }

  private static IdentifiedItem markRelevance(IdentifiedItem item) {
    return Filing.mayReportIncident(item.advisory().text()) ? item : item.asIrrelevant();
  }

  /** Whether the page has a filing that is new or edited and was not read in this poll. */
  private static boolean addPage(
      PollResult.Changed page, Map<String, IdentifiedItem> items, Set<Long> shown) {
    boolean unknown = false;
    Set<String> before = new HashSet<>(items.keySet());
    for (IdentifiedItem item : page.items()) {
      String id = item.advisory().id();
      unknown |= !before.contains(id) && item.statusAgainst(shown) != IdentifiedItem.Status.KNOWN;
      items.putIfAbsent(id, item);
    }
    return unknown;
  }
}
