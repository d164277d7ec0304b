package bellwether.store.dynamo;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** Counts the write units of puts and updates, as DynamoDB bills them. */
final class CountedWrites {
  private final DoubleAdder units = new DoubleAdder();

  DynamoDbClient count(DynamoDbClient real) {
    InvocationHandler handler = (proxy, method, arguments) -> call(real, proxy, method, arguments);
    return (DynamoDbClient)
        Proxy.newProxyInstance(
            CountedWrites.class.getClassLoader(), new Class<?>[] {DynamoDbClient.class}, handler);
  }

  /** The units since the last call. */
  double take() {
    return units.sumThenReset();
  }

  private @Nullable Object call(
      DynamoDbClient real, Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    Object first = arguments == null || arguments.length == 0 ? null : arguments[0];
    if (first instanceof PutItemRequest put) {
      PutItemResponse response =
          real.putItem(
              put.toBuilder().returnConsumedCapacity(ReturnConsumedCapacity.TOTAL).build());
      add(response.consumedCapacity());
      return response;
    }
    if (first instanceof UpdateItemRequest update) {
      UpdateItemResponse response =
          real.updateItem(
              update.toBuilder().returnConsumedCapacity(ReturnConsumedCapacity.TOTAL).build());
      add(response.consumedCapacity());
      return response;
    }
    try {
      // The overload with a builder is a default method that calls the other one.
      return first instanceof Consumer
          ? InvocationHandler.invokeDefault(proxy, method, arguments)
          : method.invoke(real, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private void add(@Nullable ConsumedCapacity consumed) {
    units.add(consumed == null ? 0 : consumed.capacityUnits());
  }
}
