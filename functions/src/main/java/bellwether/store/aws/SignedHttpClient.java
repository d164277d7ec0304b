package bellwether.store.aws;

import bellwether.store.StoreException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/**
 * Sends requests that the SDK's signer signs, to services of which Bellwether calls one operation.
 * The SDK's client of such a service would add up to 4 MB to the zip and 100 ms to a cold start.
 */
final class SignedHttpClient {
  private static final int MAX_ERROR_BYTES = 10_000;

  /** Doubled before each further attempt. */
  private static final Duration PAUSE = Duration.ofMillis(50);

  private static final int TOO_MANY_REQUESTS = 429;

  private final AwsService service;
  private final int maxAttempts;
  private final int maxBytes;
  private final Duration timeout;

  /**
   * @param maxAttempts how often a request is sent if the service cannot be reached or is busy
   * @param maxBytes of a response
   * @param timeout to connect, and again to wait for the response
   */
  SignedHttpClient(AwsService service, int maxAttempts, int maxBytes, Duration timeout) {
    this.service = service;
    this.maxAttempts = maxAttempts;
    this.maxBytes = maxBytes;
    this.timeout = timeout;
  }

  /** The status and the body, of which at most one byte more than the limit is read. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Answer(int status, byte[] body) {
    boolean isSuccess() {
      return status / 100 == 2;
    }

    private boolean isTransient() {
      return status >= 500 || status == TOO_MANY_REQUESTS;
    }
  }

  /**
   * Sends a request, and retries transient failures.
   *
   * @param path encoded, beginning with a slash
   * @throws StoreException if no attempt got an answer; it contains only the kind of error
   */
  Answer send(SdkHttpMethod method, String path, Map<String, String> headers, byte[] body) {
    for (int attempt = 1; ; attempt++) {
      try {
        Answer answer = sendOnce(method, path, headers, body);
        if (!answer.isTransient() || attempt >= maxAttempts) {
          return answer;
        }
      } catch (IOException | SdkException e) {
        if (attempt >= maxAttempts) {
          throw new StoreException(
              service.name() + " cannot be reached: " + e.getClass().getSimpleName());
        }
      }
      LockSupport.parkNanos(PAUSE.toNanos() << attempt);
    }
  }

  private Answer sendOnce(
      SdkHttpMethod method, String path, Map<String, String> headers, byte[] body)
      throws IOException {
    SdkHttpRequest.Builder request = SdkHttpRequest.builder().method(method).uri(address(path));
    headers.forEach(request::putHeader);
    SignedRequest signed = sign(request.build(), body);
    try (SdkHttpClient http =
        UrlConnectionHttpClient.builder()
            .connectionTimeout(timeout)
            .socketTimeout(timeout)
            .build()) {
      HttpExecuteRequest.Builder execution = HttpExecuteRequest.builder().request(signed.request());
      signed.payload().ifPresent(execution::contentStreamProvider);
      HttpExecuteResponse response = http.prepareRequest(execution.build()).call();
      int status = response.httpResponse().statusCode();
      try (InputStream in =
          response
              .responseBody()
              .orElseGet(() -> AbortableInputStream.create(InputStream.nullInputStream()))) {
        return new Answer(status, in.readNBytes(status < 300 ? maxBytes + 1 : MAX_ERROR_BYTES));
      }
    }
  }

  /** Keeps the path of an endpoint that is not AWS's own. */
  private URI address(String path) {
    String endpoint = service.endpoint().toString();
    return URI.create(
        (endpoint.endsWith("/") ? endpoint.substring(0, endpoint.length() - 1) : endpoint) + path);
  }

  private SignedRequest sign(SdkHttpRequest request, byte[] body) {
    boolean isObject = service.name().equals("s3"); // whose paths are signed as they are sent
    return AwsV4HttpSigner.create()
        .sign(signing -> {
          signing
              .identity(AwsCredentialChain.provider().resolveCredentials())
              .request(request)
              .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service.name())
              .putProperty(AwsV4HttpSigner.REGION_NAME, service.region())
              .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, !isObject)
              .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, !isObject);
          if (body.length > 0) {
            signing.payload(() -> new ByteArrayInputStream(body));
          }
        });
  }
}
