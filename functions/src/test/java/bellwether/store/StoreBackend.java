package bellwether.store;

import bellwether.store.dynamo.EmbeddedDynamo;
import bellwether.store.dynamo.EndpointDynamo;
import bellwether.store.dynamo.HttpDynamo;
import bellwether.store.memory.InMemoryStores;
import java.util.Arrays;
import java.util.List;

/** The implementations of {@link Stores}, which must all behave in the same way. */
enum StoreBackend {
  IN_MEMORY,
  DYNAMO,
  /** Reads without the SDK's client. */
  DYNAMO_JSON,
  /**
   * Another implementation of DynamoDB's API, if {@link EndpointDynamo#PROPERTY} names one. Then
   * only this one is tested.
   */
  ENDPOINT;

  /** The backends that this run tests. */
  static List<StoreBackend> available() {
    return Arrays.stream(values())
        .filter(backend -> (backend == ENDPOINT) == EndpointDynamo.isConfigured())
        .toList();
  }

  /** Empty stores. */
  Stores createStores() {
    return switch (this) {
      case IN_MEMORY -> new InMemoryStores();
      case DYNAMO -> EmbeddedDynamo.stores();
      case DYNAMO_JSON -> HttpDynamo.stores();
      case ENDPOINT -> EndpointDynamo.stores();
    };
  }

  /** False if the backend knows no transactions, which only the lists of vendors need. */
  boolean supportsTransactions() {
    return this != ENDPOINT || EndpointDynamo.supportsTransactions();
  }
}
