package bellwether.feed.format.mailman;

import bellwether.domain.feed.Completeness;
import bellwether.domain.feed.Feed;
import bellwether.domain.feed.FeedState.Validators;
import bellwether.feed.crawl.DocumentCrawler;
import bellwether.feed.crawl.FeedCrawler;
import bellwether.feed.crawl.PollResult;
import bellwether.feed.document.IdentifiedItem;
import bellwether.feed.http.FetchBudget;
import bellwether.feed.http.FetchResult;
import bellwether.feed.text.CharsetDecoder;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Reads a Mailman archive given by its index as its two newest volumes. The newest one is asked for
 * conditionally; while it is unchanged the volume before counts as closed.
 */
public final class MailmanCrawler implements FeedCrawler {
  private final FetchBudget visit;
  private final DocumentCrawler documents;

  public MailmanCrawler(FetchBudget visit, DocumentCrawler documents) {
    this.visit = visit;
    this.documents = documents;
  }

  @Override
  public PollResult read(Feed feed, URI from, Validators known, Supplier<Set<Long>> shown) {
    return isIndex(from) ? readArchive(feed, from, known) : documents.read(feed, from, known);
  }

  /** Anything that names no file: the folder of the list, or its first page. */
  private static boolean isIndex(URI url) {
    String path = url.getPath() == null ? "" : url.getPath().toLowerCase(Locale.ROOT);
    String file = path.substring(path.lastIndexOf('/') + 1);
    return file.startsWith("index.") || !file.matches(".*\\.(?:txt|gz|html?)");
  }

  private PollResult readArchive(Feed feed, URI from, Validators known) {
    // A folder is listed under its name with a slash; without one its links would miss it.
    String spelled = from.toString();
    boolean folder = !spelled.endsWith("/") && !spelled.matches(".*/index\\.\\w+");
    URI url = folder ? URI.create(spelled + "/") : from;
    return switch (visit.get(url, null, null)) {
      case FetchResult.NotModified _ -> DocumentCrawler.toFailed("the feed answers oddly");
      case FetchResult.Failure refused -> documents.toFailed(refused);
      case FetchResult.Document index -> {
        String html = CharsetDecoder.decode(index.body().toByteArray(), index.contentType()).text();
        List<ArchiveVolume> volumes =
            ArchiveIndex.newestVolumes(ArchiveIndex.parse(html, index.finalUrl()));
        yield volumes.isEmpty()
            ? DocumentCrawler.toFailed("the feed's index lists no volumes of a Mailman archive")
            : readVolumes(feed, known, volumes);
      }
    };
  }

  private PollResult readVolumes(Feed feed, Validators known, List<ArchiveVolume> volumes) {
    // Volumes that overlap are of two kinds, and either may still grow.
    boolean closed =
        volumes.size() == 1
            || (volumes.size() == 2
                && volumes.get(1).lastDay().isBefore(volumes.getFirst().firstDay()));
    PollResult newest =
        documents.read(feed, volumes.getFirst().url(), closed ? known : Validators.NONE);
    if (volumes.size() == 1 || !(newest instanceof PollResult.Changed current)) {
      return newest;
    }
    List<IdentifiedItem> items = new ArrayList<>(current.items());
    Validators validators = closed ? current.validators() : Validators.NONE;
    Completeness completeness = current.completeness();
    for (ArchiveVolume volume : volumes.subList(1, volumes.size())) {
      switch (documents.read(feed, volume.url(), Validators.NONE)) {
        case PollResult.Changed before -> {
          items.addAll(0, before.items());
          completeness = completeness.plus(before.completeness());
        }
        // Without validators, so that the volume that is missing is asked for again next time.
        case PollResult.Failed _, PollResult.Unchanged _ -> {
          validators = Validators.NONE;
          completeness = completeness.plus(DocumentCrawler.NEXT_PAGE_UNREAD);
        }
      }
    }
    return new PollResult.Changed(items, validators, completeness, null);
  }
}
