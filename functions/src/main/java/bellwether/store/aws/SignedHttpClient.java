package bellwether.store.aws;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import bellwether.store.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Sends signed requests to services of which Bellwether calls a few operations. The SDK's client of
 * such a service would add up to 4 MB to the zip and 100 ms to a cold start.
 */
final class SignedHttpClient {
  private static final int MAX_ERROR_BYTES = 10_000;

  /** Doubled before each further attempt. */
  private static final Duration PAUSE = Duration.ofMillis(50);

  private static final int TOO_MANY_REQUESTS = 429;
  private static final int BAD_REQUEST = 400;
  private static final int ERROR = 400;

  /**
   * The errors with status 400 that ask to try again later.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html">DynamoDB:
   *     Error messages and codes</a>
   */
  private static final Pattern BUSY =
      Pattern.compile(
          "ProvisionedThroughputExceededException|ThrottlingException|RequestLimitExceeded");

  private final AwsService service;
  private final AwsRequestSigner signer;
  private final int maxAttempts;
  private final int maxBytes;
  private final Duration timeout;
  private final boolean keepsConnections;

  /**
   * @param maxAttempts how often a request is sent if the service cannot be reached or is busy
   * @param maxBytes of a response
   * @param timeout to connect, and again to wait for the response
   */
  SignedHttpClient(AwsService service, int maxAttempts, int maxBytes, Duration timeout) {
    this(service, maxAttempts, maxBytes, timeout, true);
  }

  private SignedHttpClient(
      AwsService service,
      int maxAttempts,
      int maxBytes,
      Duration timeout,
      boolean keepsConnections) {
    this.service = service;
    this.signer = new AwsRequestSigner(service);
    this.maxAttempts = maxAttempts;
    this.maxBytes = maxBytes;
    this.timeout = timeout;
    this.keepsConnections = keepsConnections;
  }

  /** The same client, but it closes each connection after its request. */
  SignedHttpClient withoutKeepAlive() {
    return new SignedHttpClient(service, maxAttempts, maxBytes, timeout, false);
  }

  /** The status and the body, of which at most one byte more than the limit is read. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Answer(int status, byte[] body) {
    boolean isSuccess() {
      return status / 100 == 2;
    }

    private boolean isTransient() {
      return status >= 500
          || status == TOO_MANY_REQUESTS
          || (status == BAD_REQUEST && BUSY.matcher(new String(body, ISO_8859_1)).find());
    }
  }

  /**
   * Sends a request, and retries transient failures.
   *
   * @param path encoded, beginning with a slash
   * @throws StoreException if no attempt got an answer; it contains only the kind of error
   */
  Answer send(String method, String path, Map<String, String> headers, byte[] body) {
    for (int attempt = 1; ; attempt++) {
      try {
        Answer answer = sendOnce(method, path, headers, body);
        if (!answer.isTransient() || attempt >= maxAttempts) {
          return answer;
        }
      } catch (IOException e) {
        if (attempt >= maxAttempts) {
          throw new StoreException(
              service.name() + " cannot be reached: " + e.getClass().getSimpleName());
        }
      }
      LockSupport.parkNanos(PAUSE.toNanos() << attempt);
    }
  }

  private Answer sendOnce(String method, String path, Map<String, String> headers, byte[] body)
      throws IOException {
    URI address = address(path);
    HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
    connection.setConnectTimeout((int) timeout.toMillis());
    connection.setReadTimeout((int) timeout.toMillis());
    connection.setInstanceFollowRedirects(false);
    connection.setRequestMethod(method);
    signer
        .sign(method, address, headers, body, service.credentials().get())
        .forEach(connection::setRequestProperty);
    if (!keepsConnections) {
      connection.setRequestProperty("Connection", "close");
    }
    if (body.length > 0) {
      connection.setDoOutput(true);
      // Also keeps Java from sending a request again by itself if the connection was lost.
      connection.setFixedLengthStreamingMode(body.length);
      try (OutputStream out = connection.getOutputStream()) {
        out.write(body);
      }
    }
    int status = connection.getResponseCode();
    try (InputStream in =
        status < ERROR ? connection.getInputStream() : connection.getErrorStream()) {
      byte[] content =
          in == null ? new byte[0] : in.readNBytes(status < ERROR ? maxBytes + 1 : MAX_ERROR_BYTES);
      requireIntact(content, connection.getHeaderField("x-amz-crc32"));
      return new Answer(status, content);
    }
  }

  /** DynamoDB sends a checksum of the body. */
  private static void requireIntact(byte[] content, @Nullable String checksum) throws IOException {
    if (checksum != null) {
      CRC32 sum = new CRC32();
      sum.update(content);
      if (!Long.toString(sum.getValue()).equals(checksum)) {
        throw new IOException("the response is damaged");
      }
    }
  }

  /** Keeps the path of an endpoint that is not AWS's own. */
  private URI address(String path) {
    String endpoint = service.endpoint().toString();
    return URI.create(
        (endpoint.endsWith("/") ? endpoint.substring(0, endpoint.length() - 1) : endpoint) + path);
  }
}
