package bellwether.store;

import bellwether.domain.chain.SupplierPage;
import java.net.URI;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Stores what vendors' pages of subprocessors said when they were last read. */
public interface SupplierPageStore {
  /** The state of a page; empty if it was never read. */
  Optional<SupplierPage> find(URI address);

  /** The states of these pages, without those that were never read. */
  default Map<URI, SupplierPage> findAll(Collection<URI> addresses) {
    return ConcurrentCalls.callAll(
            addresses.stream()
                .distinct()
                .<Callable<Optional<SupplierPage>>>map(address -> () -> find(address))
                .toList())
        .stream()
        .flatMap(Optional::stream)
        .collect(Collectors.toUnmodifiableMap(SupplierPage::address, Function.identity()));
  }

  /**
   * Replaces the state that has the same version and increments the version.
   *
   * @return false, with nothing written, if another writer was first
   */
  boolean save(SupplierPage page);
}
