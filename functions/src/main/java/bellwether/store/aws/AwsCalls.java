package bellwether.store.aws;

import bellwether.store.StoreException;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Converts the SDK's exceptions, which may quote a request, to {@link StoreException}s. */
public final class AwsCalls {
  private AwsCalls() {}

  /**
   * Returns the result of a call.
   *
   * @throws StoreException that contains only the operation, the resource and the kind of error
   */
  public static <T> T call(String operation, String resource, Supplier<T> call) {
    try {
      return call.get();
    } catch (SdkException e) {
      throw new StoreException(operation + " on " + resource + " failed: " + describe(e));
    }
  }

  private static String describe(SdkException error) {
    return error instanceof AwsServiceException e && e.awsErrorDetails() != null
        ? e.awsErrorDetails().errorCode()
            + ", status "
            + e.statusCode()
            + ", request "
            + e.requestId()
        : exceptionName(error);
  }

  private static String exceptionName(Throwable error) {
    String name = error.getClass().getSimpleName();
    return error.getCause() == null ? name : name + " by " + exceptionName(error.getCause());
  }
}
