package bellwether.forward;

import java.io.IOException;
import java.net.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.Dns;
import okhttp3.EventListener;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;

/**
 * Sends each request at most once, on a connection of its own, to an address that a customer chose.
 * It follows no redirect. The body of the response is not read, except by a {@link ResponseReader}.
 */
public final class WebhookClient {
  private final OkHttpClient http;

  /**
   * @param sockets refuses to connect to addresses that are not public
   * @param timeout of a whole request, from name lookup to the response's status
   */
  public WebhookClient(SocketFactory sockets, Duration timeout) {
    this(sockets, Dns.SYSTEM, timeout);
  }

  WebhookClient(SocketFactory sockets, Dns dns, Duration timeout) {
    this.http =
        new OkHttpClient.Builder()
            .dns(dns)
            // A proxy would resolve and connect without the address check.
            .proxy(Proxy.NO_PROXY)
            .socketFactory(sockets)
            .retryOnConnectionFailure(false)
            // Pooled connections die while a Lambda function is frozen.
            .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
            .protocols(List.of(Protocol.HTTP_1_1))
            .followRedirects(false)
            .followSslRedirects(false)
            .connectTimeout(timeout)
            .readTimeout(timeout)
            .writeTimeout(timeout)
            .callTimeout(timeout)
            .build();
  }

  /** Decides from a response what became of a request. */
  public interface ResponseReader {
    SendResult read(Response response) throws IOException;
  }

  /** Sends a body once. Never throws, except for errors of the virtual machine. */
  public SendResult post(
      HttpUrl address, String contentType, byte[] body, Map<String, String> headers) {
    return post(address, contentType, body, headers, ResponseStatus::classify);
  }

  /** The same for a receiver whose responses say more than their status. */
  public SendResult post(
      HttpUrl address,
      String contentType,
      byte[] body,
      Map<String, String> headers,
      ResponseReader reader) {
    Request.Builder request =
        new Request.Builder()
            .url(address)
            .header("User-Agent", "Bellwether")
            .post(new OneShotBody(MediaType.get(contentType), body));
    headers.forEach(request::header);
    SendTracker tracker = new SendTracker();
    OkHttpClient tracked = http.newBuilder().eventListener(tracker).build();
    try (Response response = tracked.newCall(request.build()).execute()) {
      return reader.read(response);
    } catch (IOException | RuntimeException e) {
      // The class alone: messages of these may quote the address.
      String reason = e.getClass().getSimpleName();
      return tracker.sendStarted ? new SendResult.Unknown(reason) : new SendResult.NotSent(reason);
    }
  }

  /** Records whether the request began to be written: OkHttp says so just before its first byte. */
  private static final class SendTracker extends EventListener {
    private volatile boolean sendStarted;

    @Override
    public void requestHeadersStart(Call call) {
      sendStarted = true;
    }
  }

  /** A body that OkHttp must not send a second time, such as after 408 or 503. */
  private static final class OneShotBody extends RequestBody {
    private final MediaType type;
    private final byte[] body;

    OneShotBody(MediaType type, byte[] body) {
      this.type = type;
      this.body = body;
    }

    @Override
    public MediaType contentType() {
      return type;
    }

    @Override
    public long contentLength() {
      return body.length;
    }

    @Override
    public boolean isOneShot() {
      return true;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
      sink.write(body);
    }
  }
}
