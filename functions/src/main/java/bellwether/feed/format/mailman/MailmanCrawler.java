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
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Reads the two newest volumes of a Mailman archive. The newest one is fetched conditionally; while
 * it is unchanged, the volume before it is not fetched.
 */
public record MailmanCrawler(FetchBudget budget, DocumentCrawler documents) implements FeedCrawler {
  @Override
  public PollResult read(Feed feed, URI from, Validators known, Supplier<Set<Long>> shown) {
    return isIndex(from) ? readArchive(feed, from, known) : documents.read(feed, from, known);
  }

  /** Whether the address is the folder of the list or its index page. */
  private static boolean isIndex(URI url) {
    String path = url.getPath() == null ? "" : url.getPath().toLowerCase(Locale.ROOT);
    String file = path.substring(path.lastIndexOf('/') + 1);
    return file.startsWith("index.") || !file.matches(".*\\.(?:txt|gz|html?)");
  }

  private PollResult readArchive(Feed feed, URI from, Validators known) {
    // Relative links in a folder need a slash at the end of its address.
    String address = from.toString();
    boolean folder = !address.endsWith("/") && !address.matches(".*/index\\.\\w+");
    URI url = folder ? URI.create(address + "/") : from;
    return switch (budget.get(url, null, null)) {
      case FetchResult.NotModified _ -> DocumentCrawler.toFailed("the feed answers oddly");
      case FetchResult.Failure failure -> documents.toFailed(failure);
      case FetchResult.Document index -> {
        String html = index.text();
        List<ArchiveVolume> volumes =
            ArchiveIndex.newestVolumes(ArchiveIndex.parse(html, index.finalUrl()));
        yield volumes.isEmpty()
            ? DocumentCrawler.toFailed("the feed's index lists no volumes of a Mailman archive")
            : readVolumes(feed, known, volumes);
      }
    };
  }

  private PollResult readVolumes(Feed feed, Validators known, List<ArchiveVolume> volumes) {
    // If volumes overlap, each of them may still grow.
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
        // Without validators, so that the next poll fetches the missing volume again.
        case PollResult.Failed _, PollResult.Unchanged _ -> {
          validators = Validators.NONE;
          completeness = completeness.plus(DocumentCrawler.NEXT_PAGE_UNREAD);
        }
      }
    }
    return new PollResult.Changed(items, validators, completeness, null);
  }
}
