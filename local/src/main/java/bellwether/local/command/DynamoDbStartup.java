package bellwether.local.command;

import bellwether.local.cli.UserError;
import bellwether.local.terminal.TerminalEvent;
import bellwether.local.terminal.TextTerminal;
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
 * @param noticeInterval the time between two lines
 */
record DynamoDbStartup(Duration noticeInterval, Consumer<TerminalEvent> output) {
  private static final Duration NOTICE_INTERVAL = Duration.ofSeconds(5);

  /** Each attempt ends with the time limit of a call, 40 seconds, so this is ten minutes. */
  private static final int MAX_ATTEMPTS = 15;

  /** Connects like {@link #open(URI, Consumer)} and prints plain lines. */
  static DynamoStores open(URI endpoint) {
    return open(endpoint, new TextTerminal(System.out, System.err)::print);
  }

  /** Connects to the tables at this address and creates those that are missing. */
  static DynamoStores open(URI endpoint, Consumer<TerminalEvent> output) {
    DynamoStores stores = DynamoStores.connectLocal(endpoint);
    new DynamoDbStartup(NOTICE_INTERVAL, output).await(stores::createMissingTables);
    return stores;
  }

  /**
   * Runs a task that needs the tables. The task is repeated if it takes too long.
   *
   * @throws UserError if DynamoDB Local does not answer for minutes
   */
  void await(Runnable start) {
    CompletableFuture<@Nullable Void> started =
        CompletableFuture.runAsync(() -> runPatiently(start), Thread.ofVirtual()::start);
    try {
      for (long seconds = noticeInterval.toSeconds();
          !isDoneInTime(started);
          seconds += noticeInterval.toSeconds()) {
        output.accept(
            TerminalEvent.warn(
                    "waiting",
                    "bellwether:",
                    "waiting for DynamoDB Local because this machine is busy (" + seconds + " s)")
                .with("seconds", seconds));
      }
      var _ = started.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException thrown ? thrown : e;
    }
  }

  private boolean isDoneInTime(CompletableFuture<@Nullable Void> started) {
    var _ =
        started
            .copy()
            .completeOnTimeout(null, noticeInterval.toMillis(), TimeUnit.MILLISECONDS)
            .join();
    return started.isDone();
  }

  private static void runPatiently(Runnable start) {
    for (int attempt = 1; ; attempt++) {
      try {
        start.run();
        return;
      } catch (StoreException e) {
        // The message names the SDK's exception.
        if (!String.valueOf(e.getMessage()).contains("Timeout")) {
          throw e;
        }
        if (attempt == MAX_ATTEMPTS) {
          throw new UserError(
              "DynamoDB Local does not answer ("
                  + e.getMessage()
                  + "): start again when this machine is less busy");
        }
      }
    }
  }
}
