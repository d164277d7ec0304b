package bellwether.app.chain;

import bellwether.domain.chain.SupplierPage;
import bellwether.feed.SupplierPageReader;
import bellwether.store.ConcurrentCalls;
import bellwether.store.CustomerFeedStore;
import bellwether.store.SupplierPageStore;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the pages of subprocessors that are due, each once for all customers that list it. Nothing
 * is lost if that is late: the rows of the last read count until they expire.
 *
 * @param reader reads a page: from the network, or from a script in tests
 */
public record SupplierPagePoller(
    CustomerFeedStore customerFeeds, SupplierPageStore pages, Reader reader, InstantSource clock) {
  private static final Logger LOG = LoggerFactory.getLogger(SupplierPagePoller.class);

  /** Feeds are polled every five minutes; the pages are looked at in the first of an hour. */
  private static final int MINUTES = 5;

  /** Limits the time of a round: each page has 20 seconds. */
  private static final int MAX_PAGES = 40;

  /** Reads a page. */
  public interface Reader {
    SupplierPageReader.Result read(SupplierPage page);
  }

  /** Reads the pages that are due once an hour, because to look for them costs a read of each. */
  public int pollHourly() {
    return clock.instant().atZone(ZoneOffset.UTC).getMinute() < MINUTES ? pollDue() : 0;
  }

  /** Reads the pages that are due, and returns how many were. */
  public int pollDue() {
    Instant now = clock.instant();
    List<SupplierPage> due =
        ConcurrentCalls.callAll(
                customerFeeds.customersBySupplierPage().keySet().stream()
                    .<Callable<SupplierPage>>map(address -> () -> find(address))
                    .toList())
            .stream()
            .filter(page -> !page.nextReadAt().isAfter(now))
            .limit(MAX_PAGES)
            .toList();
    ConcurrentCalls.forEach(due, this::poll);
    return due.size();
  }

  private SupplierPage find(URI address) {
    return pages.find(address).orElseGet(() -> SupplierPage.neverRead(address));
  }

  private void poll(SupplierPage page) {
    SupplierPage next =
        switch (reader.read(page)) {
          case SupplierPageReader.Result.Rows(var rows, var etag, var lastModified) ->
              page.afterRead(rows, etag, lastModified, clock.instant());
          case SupplierPageReader.Result.Unchanged() -> page.afterUnchanged(clock.instant());
          case SupplierPageReader.Result.Failed(var reason) ->
              page.afterFailure(reason, clock.instant());
        };
    if (next.problem() != null) {
      LOG.warn("page of subprocessors failed host={} reason={}", host(page), next.problem());
    }
    // Another poll at the same time read the same page.
    boolean _ = pages.save(next);
  }

  /** The path and the query may hold a secret. */
  private static String host(SupplierPage page) {
    return page.address().getHost();
  }
}
