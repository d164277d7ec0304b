package bellwether.local.torture.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

import bellwether.local.http.HttpProxy;
import bellwether.local.http.HttpResponses;
import bellwether.local.http.LocalHttpServer;
import bellwether.local.torture.fault.Fault.Answer;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A server between one worker and DynamoDB Local or the local Slack, with faults. */
public final class FaultProxy implements AutoCloseable {
  private final LocalHttpServer front = LocalHttpServer.open(0);
  private final HttpProxy proxy;
  private final Function<ProxiedCall, Fault> faults;
  private final Traffic traffic;
  private final Timing timing;

  /** Sees each request, and may throw to drop it. */
  public interface Traffic {
    void beforeRequest(ProxiedCall call) throws IOException;

    void afterRequest(ProxiedCall call) throws IOException;
  }

  /**
   * The times of a proxy.
   *
   * @param silence longer than the client waits
   * @param lateness how late a request lands whose client has its answer
   * @param maxAge a request that is older must not land any more
   */
  public record Timing(Duration silence, Duration lateness, Duration maxAge) {}

  private FaultProxy(
      URI target, Function<ProxiedCall, Fault> faults, Traffic traffic, Timing timing)
      throws IOException {
    this.proxy = new HttpProxy(target);
    this.faults = faults;
    this.traffic = traffic;
    this.timing = timing;
  }

  public static FaultProxy forSlack(
      URI target, FaultSchedule schedule, Traffic traffic, Timing timing) throws IOException {
    return of(target, call -> schedule.slack(call.subject()), traffic, timing);
  }

  public static FaultProxy forDynamo(
      URI target, FaultSchedule schedule, Traffic traffic, Timing timing) throws IOException {
    return of(target, call -> schedule.dynamo(call.method()), traffic, timing);
  }

  static FaultProxy of(
      URI target, Function<ProxiedCall, Fault> faults, Traffic traffic, Timing timing)
      throws IOException {
    FaultProxy proxy = new FaultProxy(target, faults, traffic, timing);
    proxy.front.mount("/", proxy::handle);
    return proxy;
  }

  public URI uri() {
    return front.baseUri();
  }

  private void handle(HttpExchange exchange) throws IOException {
    long receivedAt = System.nanoTime();
    byte[] body = exchange.getRequestBody().readAllBytes();
    ProxiedCall call = ProxiedCall.read(exchange, body);
    traffic.beforeRequest(call);
    Fault fault = faults.apply(call);
    @Nullable HttpResponse<byte[]> response = null;
    switch (fault.arrival()) {
      case NEVER -> {}
      case LATE -> Thread.ofVirtual().start(() -> forwardLate(exchange, body));
      case DELAYED, AT_ONCE -> {
        if (fault.arrival() == Fault.Arrival.DELAYED) {
          sleep(timing.lateness());
        }
        if (System.nanoTime() - receivedAt > timing.maxAge().toNanos()) {
          return; // on a busy machine the client may have given up long ago
        }
        response = proxy.forward(exchange, body);
      }
    }
    traffic.afterRequest(call);
    answer(exchange, fault.answer(), response);
  }

  private void forwardLate(HttpExchange exchange, byte[] body) {
    sleep(timing.lateness());
    try {
      proxy.forward(exchange, body);
    } catch (IOException e) {
      // The campaign ended in the meantime.
    }
  }

  private void answer(HttpExchange exchange, Answer answer, @Nullable HttpResponse<byte[]> response)
      throws IOException {
    switch (answer) {
      case Answer.Real() -> {
        if (response != null) {
          HttpProxy.reply(exchange, response);
        }
      }
      case Answer.Silence() -> sleep(timing.silence());
      case Answer.Closed() -> {}
      case Answer.Truncated() -> {
        if (response != null) {
          exchange.sendResponseHeaders(response.statusCode(), response.body().length);
          exchange.getResponseBody().write(response.body(), 0, response.body().length / 2);
          exchange.getResponseBody().flush();
        }
      }
      case Answer.Fixed(var status, var headers, var body) -> {
        headers.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        HttpResponses.send(exchange, status, body.getBytes(UTF_8));
      }
    }
  }

  private static void sleep(Duration duration) {
    LockSupport.parkNanos(duration.toNanos());
  }

  @Override
  public void close() {
    front.close();
    proxy.close();
  }
}
