package bellwether.store;

import bellwether.store.dynamo.EmbeddedDynamo;
import bellwether.store.memory.InMemoryStores;
import java.util.function.Supplier;

/** The implementations of {@link Stores}, which must all behave in the same way. */
enum StoreBackend {
  IN_MEMORY(InMemoryStores::new),
  DYNAMO(EmbeddedDynamo::stores);

  private final Supplier<Stores> newStores;

  StoreBackend(Supplier<Stores> newStores) {
    this.newStores = newStores;
  }

  /** Empty stores. */
  Stores createStores() {
    return newStores.get();
  }
}
