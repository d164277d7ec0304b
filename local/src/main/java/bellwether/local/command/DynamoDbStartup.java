package bellwether.local.command;

import bellwether.local.cli.UserError;
import bellwether.store.StoreException;
import bellwether.store.dynamo.DynamoStores;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Waits for DynamoDB Local, which takes long to start on a busy machine, and says that it waits.
 *
 * @param noticeDelay how long nothing is said
 * @param noticeOutput takes one line
 */
record DynamoDbStartup(Duration noticeDelay, Consumer<String> noticeOutput) {
  static final DynamoDbStartup DEFAULT =
      new DynamoDbStartup(Duration.ofSeconds(5), System.err::println);

  /** The stores at this address, with the tables made that were missing, however long it takes. */
  static DynamoStores open(URI endpoint) {
    DynamoStores stores = DynamoStores.connectLocal(endpoint);
    DEFAULT.await(stores::createMissingTables);
    return stores;
  }

  /**
   * Runs what needs the tables.
   *
   * @throws UserError if they did not answer in all the time that a call may take
   */
  void await(Runnable start) {
    CompletableFuture<@Nullable Void> started =
        CompletableFuture.runAsync(start, task -> Thread.ofVirtual().start(task));
    try {
      var _ =
          started
              .copy()
              .completeOnTimeout(null, noticeDelay.toMillis(), TimeUnit.MILLISECONDS)
              .join();
      if (!started.isDone()) {
        noticeOutput.accept("bellwether: waiting for DynamoDB Local: this machine is busy");
      }
      var _ = started.join();
    } catch (CompletionException e) {
      throw toFailure(e);
    }
  }

  private static RuntimeException toFailure(CompletionException e) {
    return switch (e.getCause()) {
      case StoreException silent ->
          new UserError(
              "DynamoDB Local does not answer ("
                  + silent.getMessage()
                  + "): start again when this machine is less busy");
      case RuntimeException thrown -> thrown;
      case null, default -> e;
    };
  }
}
