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
 * Waits for DynamoDB Local, which starts slowly on a busy machine, and prints that it waits.
 *
 * @param noticeDelay how long to wait before the notice
 */
record DynamoDbStartup(Duration noticeDelay, Consumer<String> noticeOutput) {
  static final DynamoDbStartup DEFAULT =
      new DynamoDbStartup(Duration.ofSeconds(5), System.err::println);

  /** Connects to the tables at this address and creates those that are missing. */
  static DynamoStores open(URI endpoint) {
    DynamoStores stores = DynamoStores.connectLocal(endpoint);
    DEFAULT.await(stores::createMissingTables);
    return stores;
  }

  /**
   * Runs a task that needs the tables.
   *
   * @throws UserError if they do not answer within the time limit of a call
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
        noticeOutput.accept("bellwether: waiting for DynamoDB Local because this machine is busy");
      }
      var _ = started.join();
    } catch (CompletionException e) {
      throw toFailure(e);
    }
  }

  private static RuntimeException toFailure(CompletionException e) {
    return switch (e.getCause()) {
      case StoreException timeout ->
          new UserError(
              "DynamoDB Local does not answer ("
                  + timeout.getMessage()
                  + "): start again when this machine is less busy");
      case RuntimeException thrown -> thrown;
      case null, default -> e;
    };
  }
}
