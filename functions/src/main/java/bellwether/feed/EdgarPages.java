package bellwether.feed;

import bellwether.domain.Completeness;
import bellwether.domain.Feed;
import bellwether.domain.FeedState.Validators;
import java.net.URI;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads EDGAR's latest filings page by page until a whole page is known. The pages shift while they
 * are read, so they overlap; and of the filings only those are kept that may tell of an incident.
 */
final class EdgarPages implements Walk {
  private static final int MOST_PAGES = 10;
  private static final Pattern START = Pattern.compile("([?&]start=)(\\d{1,6})");

  /** A page of EDGAR has at most so many entries, and each page begins a little early. */
  private static final int STEP = 90;

  private final Documents documents;

  EdgarPages(Documents documents) {
    this.documents = documents;
  }

  @Override
  public Reading read(Feed feed, URI from, Validators known, Supplier<Set<Long>> shown) {
    Reading first = documents.read(feed, from, known);
    Matcher start = START.matcher(from.toString());
    if (!(first instanceof Reading.Fresh page)) {
      return first;
    }
    Map<String, Item> items = new LinkedHashMap<>();
    Completeness completeness = page.completeness();
    boolean unknown = take(page, items, shown.get());
    if (!unknown && !completeness.isDegraded() && !items.isEmpty()) {
      // What was shown is more than this page, and is to be remembered whole: a poll without news
      // would else cost the next one every page there is.
      return new Reading.Unchanged(page.movedTo());
    }
    boolean more = unknown && start.find();
    int begin = more ? Integer.parseInt(start.group(2)) : 0;
    for (int number = 1; more && number < MOST_PAGES; number++) {
      URI next = URI.create(start.replaceFirst("$1" + (begin + number * STEP)));
      if (!(documents.read(feed, next, Validators.NONE) instanceof Reading.Fresh further)) {
        completeness = completeness.plus(Documents.NEXT_PAGE_UNREAD);
        break;
      }
      more = take(further, items, shown.get());
    }
    return new Reading.Fresh(
        items.values().stream().map(EdgarPages::weighed).toList(),
        completeness.isDegraded() ? Validators.NONE : page.validators(),
        completeness,
        page.movedTo());
  }

  private static Item weighed(Item item) {
    return Filing.mayTell(item.advisory().text()) ? item : item.asUnkept();
  }

  /** Whether the page holds a filing that was neither shown as it is nor read in this poll. */
  private static boolean take(Reading.Fresh page, Map<String, Item> items, Set<Long> shown) {
    boolean unknown = false;
    Set<String> before = new HashSet<>(items.keySet());
    for (Item item : page.items()) {
      String id = item.advisory().id();
      unknown |= !before.contains(id) && item.standing(shown) != Item.Standing.KNOWN;
      items.putIfAbsent(id, item);
    }
    return unknown;
  }
}
