package bellwether.feed;

import bellwether.domain.Feed;
import bellwether.domain.FeedState.Validators;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads a list whose pages name the next one in a Link header (RFC 8288), as GitHub's do, until a
 * page holds nothing new.
 */
final class LinkedPages implements Walk {
  private static final int MOST_PAGES = 3;

  private final FeedClient client;
  private final Documents documents;

  LinkedPages(FeedClient client, Documents documents) {
    this.client = client;
    this.documents = documents;
  }

  @Override
  public Reading read(Feed feed, URI from, Validators known, Supplier<Set<Long>> shown) {
    Fetched fetched = client.get(from, known.etag(), known.lastModified());
    if (!(fetched instanceof Fetched.Document document)) {
      return switch (fetched) {
        case Fetched.Unmodified(var movedTo) -> new Reading.Unchanged(movedTo);
        case Fetched.Refused refused -> documents.failed(refused);
        case Fetched.Document _ -> throw new AssertionError("is none here");
      };
    }
    Reading first = documents.read(feed, document, known);
    if (!(first instanceof Reading.Fresh page)) {
      return first;
    }
    List<Item> items = new ArrayList<>(page.items());
    boolean degraded = page.degraded();
    boolean more = isNew(page, shown.get());
    String next = document.next();
    for (int number = 1; more && next != null && number < MOST_PAGES; number++) {
      Fetched.Document further = fetch(next);
      if (further == null
          || !(documents.read(feed, further, Validators.NONE) instanceof Reading.Fresh read)) {
        degraded = true;
        break;
      }
      items.addAll(read.items());
      more = isNew(read, shown.get());
      next = further.next();
    }
    return new Reading.Fresh(
        items, degraded ? Validators.NONE : page.validators(), degraded, page.movedTo());
  }

  private Fetched.@Nullable Document fetch(String address) {
    return client.get(address, null, null) instanceof Fetched.Document document ? document : null;
  }

  private static boolean isNew(Reading.Fresh page, Set<Long> shown) {
    return page.items().stream()
        .anyMatch(item -> item.fingerprints().stream().noneMatch(shown::contains));
  }
}
