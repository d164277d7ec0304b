package bellwether.store.dynamo;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** DynamoDB clients that fail in ways that DynamoDB Local never does. */
final class FaultyDynamo {
  private static final int SDK_ATTEMPTS = 3;

  private FaultyDynamo() {}

  /** Executes each PutItem twice, as the SDK does when the first response is lost. */
  static DynamoDbClient firstResponseLost(DynamoDbClient real) {
    return intercept(
        real,
        (method, call) -> {
          if (method.equals("putItem")) {
            call.run();
          }
          return call.run();
        });
  }

  /** Rejects the first transaction because another one writes the same row. */
  static DynamoDbClient conflictingOnce(DynamoDbClient real) {
    AtomicBoolean refused = new AtomicBoolean();
    return intercept(
        real,
        (method, call) -> {
          if (method.equals("transactWriteItems") && !refused.getAndSet(true)) {
            throw TransactionCanceledException.builder()
                .cancellationReasons(
                    CancellationReason.builder().code("None").build(),
                    CancellationReason.builder().code("TransactionConflict").build())
                .build();
          }
          return call.run();
        });
  }

  /** Throttles every call, with a message that quotes the request. */
  static DynamoDbClient throttling(DynamoDbClient real) {
    return intercept(
        real,
        (method, call) -> {
          throw ProvisionedThroughputExceededException.builder()
              .message("too fast: {secret request}")
              .build();
        });
  }

  /**
   * Throttles each attempt with this probability. The SDK makes three, which this client counts as
   * one call.
   */
  static DynamoDbClient throttlingSometimes(
      DynamoDbClient real, Random random, DoubleSupplier share) {
    return intercept(
        real,
        (_, call) -> {
          boolean throttled = true;
          for (int attempt = 0; attempt < SDK_ATTEMPTS; attempt++) {
            throttled &= random.nextDouble() < share.getAsDouble();
          }
          if (throttled) {
            throw ProvisionedThroughputExceededException.builder().message("too fast").build();
          }
          return call.run();
        });
  }

  private interface Call {
    Object run() throws Throwable;
  }

  private interface Fault {
    Object apply(String method, Call call) throws Throwable;
  }

  private static DynamoDbClient intercept(DynamoDbClient real, Fault fault) {
    return (DynamoDbClient)
        Proxy.newProxyInstance(
            FaultyDynamo.class.getClassLoader(),
            new Class<?>[] {DynamoDbClient.class},
            (proxy, method, arguments) -> {
              Call call =
                  () -> {
                    try {
                      // The overload with a builder is a default method that calls this one.
                      return method.isDefault() && takesConsumer(arguments)
                          ? InvocationHandler.invokeDefault(proxy, method, arguments)
                          : method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                      throw e.getCause();
                    }
                  };
              return takesConsumer(arguments) ? call.run() : fault.apply(method.getName(), call);
            });
  }

  private static boolean takesConsumer(Object[] arguments) {
    return arguments != null && arguments.length == 1 && arguments[0] instanceof Consumer;
  }
}
