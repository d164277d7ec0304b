package bellwether.feed;

import bellwether.domain.Feed;
import bellwether.domain.FeedState.Validators;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Reads a Mailman archive given by its index as its two newest months. The newest one is asked for
 * conditionally; while it is unchanged the month before counts as closed.
 */
final class MailmanArchive implements Walk {
  private final Visit visit;
  private final Documents documents;

  MailmanArchive(Visit visit, Documents documents) {
    this.visit = visit;
    this.documents = documents;
  }

  @Override
  public Reading read(Feed feed, URI from, Validators known, Supplier<Set<Long>> shown) {
    return isIndex(from) ? archive(feed, from, known) : documents.read(feed, from, known);
  }

  /** Anything that names no file: the folder of the list, or its first page. */
  private static boolean isIndex(URI url) {
    String path = url.getPath() == null ? "" : url.getPath().toLowerCase(Locale.ROOT);
    String file = path.substring(path.lastIndexOf('/') + 1);
    return file.startsWith("index.") || !file.matches(".*\\.(?:txt|gz|html?)");
  }

  private Reading archive(Feed feed, URI from, Validators known) {
    // A folder is listed under its name with a slash; without one its links would miss it.
    String spelled = from.toString();
    boolean folder = !spelled.endsWith("/") && !spelled.matches(".*/index\\.\\w+");
    URI url = folder ? URI.create(spelled + "/") : from;
    return switch (visit.get(url, null, null)) {
      case Fetched.Unmodified _ -> Documents.failed("the feed answers oddly");
      case Fetched.Refused refused -> documents.failed(refused);
      case Fetched.Document index -> {
        String html = Decoder.decode(index.body().toByteArray(), index.contentType()).text();
        List<URI> months = ArchiveIndex.months(html, index.from());
        yield months.isEmpty()
            ? Documents.failed("the feed's index lists no months of a Mailman archive")
            : months(feed, known, months);
      }
    };
  }

  private Reading months(Feed feed, Validators known, List<URI> months) {
    Reading newest = documents.read(feed, months.getFirst(), known);
    if (months.size() == 1 || !(newest instanceof Reading.Fresh current)) {
      return newest;
    }
    return switch (documents.read(feed, months.get(1), Validators.NONE)) {
      case Reading.Fresh before -> {
        List<Item> items = new ArrayList<>(before.items());
        items.addAll(current.items());
        yield new Reading.Fresh(
            items, current.validators(), current.completeness().plus(before.completeness()), null);
      }
      // Without validators, so that the month that is missing is asked for again next time.
      case Reading.Failed _, Reading.Unchanged _ ->
          new Reading.Fresh(
              current.items(),
              Validators.NONE,
              current.completeness().plus(Documents.NEXT_PAGE_UNREAD),
              null);
    };
  }
}
