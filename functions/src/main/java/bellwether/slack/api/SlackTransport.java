package bellwether.slack.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.slack.api.SlackConfig;
import com.slack.api.util.http.SlackHttpClient;
import java.io.IOException;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.EventListener;
import okhttp3.FormBody;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/**
 * Sends each request at most once, on a connection of its own, whatever happens on the wire.
 *
 * <p>OkHttp as Slack's client sets it up resends a POST by itself when a pooled connection dies, on
 * 408, and on 503 with {@code Retry-After: 0}; each of the switches below prevents one of these.
 * The typed methods of Slack's client are not used: they call {@code auth.test} before the first
 * request, and throw on responses that the callers want to read.
 */
final class SlackTransport {
  /** Slack's responses are a few kB; a history page of 100 messages stays below 1 MB. */
  private static final long MAX_RESPONSE_BYTES = 8L << 20;

  private final OkHttpClient http;
  private final URI apiUrl;
  private final @Nullable String token;

  /**
   * The token authorizes API calls and downloads; calls that carry their own secret have none. The
   * timeout is of a whole request, from name lookup to the last byte of the response.
   */
  SlackTransport(@Nullable String token, URI apiUrl, Duration timeout) {
    this.apiUrl = SlackUrls.requireSecure(apiUrl);
    this.token = token;
    OkHttpClient.Builder builder =
        SlackHttpClient.buildOkHttpClient(new SlackConfig())
            .newBuilder()
            .retryOnConnectionFailure(false)
            .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
            .protocols(List.of(Protocol.HTTP_1_1))
            .followRedirects(false)
            .followSslRedirects(false)
            .connectTimeout(timeout)
            .readTimeout(timeout)
            .writeTimeout(timeout)
            .callTimeout(timeout);
    if (apiUrl.getScheme().equals("http")) {
      builder.proxy(Proxy.NO_PROXY); // a Slack server on this machine is not behind a proxy
    }
    this.http = builder.build();
  }

  /** Calls an API method once. Never throws, except for errors of the virtual machine. */
  SlackResponse call(String method, FormBody form) {
    SendTracker tracker = new SendTracker();
    String base = apiUrl.toString();
    Request.Builder request =
        new Request.Builder()
            .url((base.endsWith("/") ? base : base + "/") + method)
            .post(new OneShotBody(form));
    try (Response response = execute(authorized(request), tracker)) {
      String body = new String(response.peekBody(MAX_RESPONSE_BYTES).bytes(), UTF_8);
      return SlackResponse.read(response.code(), response.header("Retry-After"), body);
    } catch (IOException | RuntimeException | LinkageError | StackOverflowError e) {
      // The class alone: messages of these may quote the request.
      String reason = e.getClass().getSimpleName();
      return tracker.sendStarted
          ? new SlackResponse.Unknown(reason)
          : new SlackResponse.NotSent(reason);
    }
  }

  /** Posts a body once, without the token; false if the host is not the given one or refuses it. */
  boolean post(String address, String host, String contentType, byte[] bytes) {
    if (!isOnSlackHost(address, host)) {
      return false;
    }
    RequestBody body = RequestBody.create(bytes, MediaType.get(contentType));
    Request.Builder request = new Request.Builder().url(address).post(new OneShotBody(body));
    try (Response response = execute(request, new SendTracker())) {
      return response.code() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  /** Downloads a file; empty if the host is not the given one, or the file is too large or gone. */
  Optional<byte[]> download(String address, String host, int maxBytes) {
    if (!isOnSlackHost(address, host)) {
      return Optional.empty();
    }
    Request.Builder request = authorized(new Request.Builder().url(address));
    try (Response response = execute(request, new SendTracker())) {
      byte[] bytes = response.body().byteStream().readNBytes(maxBytes + 1);
      boolean complete = response.code() == 200 && bytes.length <= maxBytes;
      return complete ? Optional.of(bytes) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private boolean isOnSlackHost(String address, String host) {
    return SlackUrls.isSlackUrl(URI.create(address), host, apiUrl);
  }

  private Request.Builder authorized(Request.Builder request) {
    return token == null ? request : request.header("Authorization", "Bearer " + token);
  }

  private Response execute(Request.Builder request, SendTracker tracker) throws IOException {
    return http.newBuilder().eventListener(tracker).build().newCall(request.build()).execute();
  }

  /** Records whether the request began to be written: OkHttp says so just before its first byte. */
  private static final class SendTracker extends EventListener {
    private volatile boolean sendStarted;

    @Override
    public void requestHeadersStart(Call call) {
      sendStarted = true;
    }
  }

  /** A body that OkHttp must not send a second time, whatever the response. */
  private static final class OneShotBody extends RequestBody {
    private final RequestBody body;

    OneShotBody(RequestBody body) {
      this.body = body;
    }

    @Override
    public @Nullable MediaType contentType() {
      return body.contentType();
    }

    @Override
    public long contentLength() throws IOException {
      return body.contentLength();
    }

    @Override
    public boolean isOneShot() {
      return true;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
      body.writeTo(sink);
    }
  }
}
