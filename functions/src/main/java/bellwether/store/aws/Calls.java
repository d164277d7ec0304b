package bellwether.store.aws;

import bellwether.store.StoreException;

import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Keeps the SDK's exceptions, which may quote a request, from leaving this room. */
public final class Calls {
  private Calls() {}

  /**
   * The answer of a call.
   *
   * @throws StoreException that names the operation, the table and the kind of error, no more
   */
  public static <T> T ask(String operation, String table, Supplier<T> call) {
    try {
      return call.get();
    } catch (AwsServiceException e) {
      throw failed(operation, table, e.awsErrorDetails() == null ? kind(e) : answer(e));
    } catch (SdkException e) {
      throw failed(operation, table, kind(e));
    }
  }

  private static StoreException failed(String operation, String table, String why) {
    return new StoreException(operation + " on " + table + " failed: " + why);
  }

  private static String answer(AwsServiceException e) {
    return e.awsErrorDetails().errorCode()
        + ", status "
        + e.statusCode()
        + ", request "
        + e.requestId();
  }

  private static String kind(Throwable error) {
    String name = error.getClass().getSimpleName();
    return error.getCause() == null ? name : name + " by " + kind(error.getCause());
  }
}
