package bellwether.lambda;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.advisory.StatedFacts;
import bellwether.domain.vendor.Vendor;
import bellwether.match.Matcher;
import bellwether.store.Stores;
import bellwether.store.dynamo.DynamoStores;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;

/**
 * Makes first calls before the first event needs them, because they load half of the classes of a
 * cold start.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/lambda/latest/dg/snapstart-best-practices.html">SnapStart
 *     best practices</a>
 */
final class Priming {
  /**
   * Says when the function is initialized: "on-demand" for a request that waits for it, otherwise
   * ahead of requests (AWS Lambda Developer Guide, "Using Lambda environment variables").
   */
  private static final String INITIALIZATION_TYPE = "AWS_LAMBDA_INITIALIZATION_TYPE";

  private Priming() {}

  /** Whether no event waits yet, and SnapStart may take a snapshot of this process. */
  static boolean isAheadOfEvents(Environment environment) {
    return environment
        .find(INITIALIZATION_TYPE)
        .filter(type -> !type.equals("on-demand"))
        .isPresent();
  }

  /**
   * Makes these calls now if no event waits. Nothing that they create is kept: a snapshot must not
   * contain connections, or anything that its copies must not share. Failures are logged.
   */
  static void run(Environment environment, Consumer<Stores> calls) {
    if (isAheadOfEvents(environment)) {
      try (DynamoStores stores = DynamoStores.connectOnce(environment::tableName)) {
        logFailure(() -> calls.accept(stores));
      }
    }
  }

  /** As {@link #run}, with stores that read without the SDK's client. */
  static void runLean(Environment environment, Consumer<Stores> calls) {
    if (isAheadOfEvents(environment)) {
      try (DynamoStores stores =
          DynamoStores.connectLeanOnce(environment.dynamoDb(), environment::tableName)) {
        logFailure(() -> calls.accept(stores));
      }
    }
  }

  /**
   * Matches an item about a vendor, both invented, now if no event waits. This reads the word lists
   * and loads the model of roles, so that the first report after a snapshot does not wait for them.
   */
  static void matchSample(Environment environment, InstantSource clock) {
    if (isAheadOfEvents(environment)) {
      logFailure(() -> Matcher.of(List.of(Vendor.ofName("Example Vendor"))).match(sample(clock)));
    }
  }

  private static Advisory sample(InstantSource clock) {
    return new Advisory(
        "priming",
        "priming",
        "Example Vendor says that customer data was stolen",
        null,
        "",
        null,
        StatedFacts.NONE,
        clock.instant());
  }

  /** Makes a call while the rest of the function starts; the event then uses its connection. */
  static void runInBackground(Runnable call) {
    Thread.ofPlatform().daemon().name("first-call").start(() -> logFailure(call));
  }

  private static void logFailure(Runnable call) {
    try {
      call.run();
    } catch (RuntimeException | LinkageError e) {
      // The class alone, as in every log. Events are handled all the same, the first one slower.
      LoggerFactory.getLogger(Priming.class)
          .warn("a first call failed: {}", e.getClass().getName());
    }
  }
}
