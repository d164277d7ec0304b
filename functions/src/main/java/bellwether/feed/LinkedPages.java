package bellwether.feed;

import bellwether.domain.Completeness;
import bellwether.domain.Feed;
import bellwether.domain.FeedState.Validators;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads a list whose pages name the next one in a Link header (RFC 8288), as GitHub's do, until a
 * page holds nothing new.
 */
final class LinkedPages implements Walk {
  private static final int MOST_PAGES = 3;

  private final Visit visit;
  private final Documents documents;

  LinkedPages(Visit visit, Documents documents) {
    this.visit = visit;
    this.documents = documents;
  }

  @Override
  public Reading read(Feed feed, URI from, Validators known, Supplier<Set<Long>> shown) {
    Fetched fetched = documents.fetch(from, known);
    if (!(fetched instanceof Fetched.Document document)) {
      return switch (fetched) {
        case Fetched.Unmodified unmodified -> Documents.unchanged(unmodified, known);
        case Fetched.Refused refused -> documents.failed(refused);
        case Fetched.Document _ -> throw new AssertionError("is none here");
      };
    }
    Reading first = documents.read(feed, document, known);
    if (!(first instanceof Reading.Fresh page)) {
      return first;
    }
    Map<String, Item> items = new LinkedHashMap<>();
    page.items().forEach(item -> items.putIfAbsent(item.advisory().id(), item));
    Completeness completeness = page.completeness();
    boolean more = isNew(page, shown.get());
    String next = document.next();
    for (int number = 1; more && next != null && number < MOST_PAGES; number++) {
      Fetched.Document further = fetch(next);
      if (further == null
          || !(documents.read(feed, further, Validators.NONE) instanceof Reading.Fresh read)) {
        completeness = completeness.plus(Documents.NEXT_PAGE_UNREAD);
        break;
      }
      read.items().forEach(item -> items.putIfAbsent(item.advisory().id(), item));
      more = isNew(read, shown.get());
      next = further.next();
    }
    return new Reading.Fresh(
        List.copyOf(items.values()),
        completeness.isDegraded() ? Validators.NONE : page.validators(),
        completeness,
        page.movedTo());
  }

  private Fetched.@Nullable Document fetch(String address) {
    return visit.get(address) instanceof Fetched.Document document ? document : null;
  }

  private static boolean isNew(Reading.Fresh page, Set<Long> shown) {
    return page.items().stream().anyMatch(item -> item.standing(shown) != Item.Standing.KNOWN);
  }
}
