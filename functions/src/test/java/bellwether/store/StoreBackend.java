package bellwether.store;

import bellwether.store.dynamo.EmbeddedDynamo;
import bellwether.store.memory.InMemoryStores;

/** The implementations of {@link Stores}, which must all behave in the same way. */
enum StoreBackend {
  IN_MEMORY,
  DYNAMO;

  /** Empty stores. */
  Stores createStores() {
    return switch (this) {
      case IN_MEMORY -> new InMemoryStores();
      case DYNAMO -> EmbeddedDynamo.stores();
    };
  }
}
