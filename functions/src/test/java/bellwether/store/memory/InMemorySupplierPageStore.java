package bellwether.store.memory;

import bellwether.domain.chain.SupplierPage;
import bellwether.store.SupplierPageStore;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Implements {@link SupplierPageStore} in memory, for tests. */
public final class InMemorySupplierPageStore implements SupplierPageStore {
  private final Map<URI, SupplierPage> pages = new HashMap<>();

  @Override
  public synchronized Optional<SupplierPage> find(URI address) {
    return Optional.ofNullable(pages.get(address));
  }

  @Override
  public synchronized boolean save(SupplierPage page) {
    SupplierPage known = pages.get(page.address());
    if ((known == null ? 0 : known.version()) != page.version()) {
      return false;
    }
    pages.put(
        page.address(),
        new SupplierPage(
            page.address(),
            page.rows(),
            page.readAt(),
            page.nextReadAt(),
            page.etag(),
            page.lastModified(),
            page.problem(),
            page.version() + 1));
    return true;
  }
}
