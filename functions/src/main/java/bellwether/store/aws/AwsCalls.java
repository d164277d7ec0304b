package bellwether.store.aws;

import bellwether.store.StoreException;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Keeps the SDK's exceptions, which may quote a request, from leaving this room. */
public final class AwsCalls {
  private AwsCalls() {}

  /**
   * The answer of a call.
   *
   * @throws StoreException that names the operation, the table and the kind of error, no more
   */
  public static <T> T call(String operation, String table, Supplier<T> call) {
    try {
      return call.get();
    } catch (AwsServiceException e) {
      throw failure(
          operation, table, e.awsErrorDetails() == null ? exceptionName(e) : describeError(e));
    } catch (SdkException e) {
      throw failure(operation, table, exceptionName(e));
    }
  }

  private static StoreException failure(String operation, String table, String why) {
    return new StoreException(operation + " on " + table + " failed: " + why);
  }

  private static String describeError(AwsServiceException e) {
    return e.awsErrorDetails().errorCode()
        + ", status "
        + e.statusCode()
        + ", request "
        + e.requestId();
  }

  private static String exceptionName(Throwable error) {
    String name = error.getClass().getSimpleName();
    return error.getCause() == null ? name : name + " by " + exceptionName(error.getCause());
  }
}
