package bellwether.slack.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.slack.api.SlackConfig;
import com.slack.api.util.http.SlackHttpClient;
import java.io.IOException;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.EventListener;
import okhttp3.FormBody;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/**
 * One request, one connection, at most one sending: whatever happens on the wire, Slack sees a
 * request once or not at all.
 *
 * <p>OkHttp as Slack's client sets it up sends a POST again by itself when a pooled connection
 * dies, on 408, and on 503 with {@code Retry-After: 0}; each of the switches below closes one of
 * these doors. The client's typed methods are passed by: they ask Slack who we are before the first
 * request, and throw on answers that we want to read.
 */
final class SlackTransport {
  /** Slack's answers to us are a few kB; a history page of 100 messages stays below 1 MB. */
  private static final long MAX_RESPONSE_BYTES = 8L << 20;

  private final OkHttpClient http;
  private final String baseUrl;
  private final @Nullable String token;

  /** What came of a request. */
  sealed interface CallResult {
    /** An answer, read to its end. */
    record Completed(int status, @Nullable String retryAfter, String body) implements CallResult {}

    /** No byte of the request was written. */
    record NotSent(String reason) implements CallResult {}

    /** At least the first byte may have been written, and no whole answer came back. */
    record ResponseMissing(String reason) implements CallResult {}
  }

  /**
   * @param token what requests are authorized with; null for those that carry their own secret
   */
  SlackTransport(@Nullable String token, URI apiUrl, Duration timeout) {
    this.baseUrl = apiUrl.toString().endsWith("/") ? apiUrl.toString() : apiUrl + "/";
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
            .callTimeout(timeout)
            .addInterceptor(SlackTransport::sendOnce);
    if (apiUrl.getScheme().equals("http")) {
      builder.proxy(Proxy.NO_PROXY); // a Slack on this machine is not behind a proxy
    }
    this.http = builder.build();
  }

  /** Sends the form once. Never throws, except for errors of the virtual machine. */
  CallResult send(String method, FormBody form) {
    SendTracker wire = new SendTracker();
    SlackHttpClient client = new SlackHttpClient(http.newBuilder().eventListener(wire).build());
    try (Response response = post(client, baseUrl + method, form)) {
      String body = new String(response.peekBody(MAX_RESPONSE_BYTES).bytes(), UTF_8);
      return new CallResult.Completed(response.code(), response.header("Retry-After"), body);
    } catch (IOException | RuntimeException | LinkageError | StackOverflowError e) {
      // The class alone: messages of these may quote the request.
      String reason = e.getClass().getSimpleName();
      return wire.sendStarted
          ? new CallResult.ResponseMissing(reason)
          : new CallResult.NotSent(reason);
    }
  }

  private Response post(SlackHttpClient client, String url, FormBody form) throws IOException {
    return token == null
        ? client.postForm(url, form)
        : client.postFormWithBearerHeader(url, token, form);
  }

  private static Response sendOnce(Interceptor.Chain chain) throws IOException {
    RequestBody body = chain.request().body();
    return body == null
        ? chain.proceed(chain.request())
        : chain.proceed(
            chain
                .request()
                .newBuilder()
                .method(chain.request().method(), new OneShotBody(body))
                .build());
  }

  /**
   * Knows whether the request ever began to be written: OkHttp says so just before its first byte.
   */
  private static final class SendTracker extends EventListener {
    private volatile boolean sendStarted;

    @Override
    public void requestHeadersStart(Call call) {
      sendStarted = true;
    }
  }

  /** A body that OkHttp must not send a second time, for whatever answer. */
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
