package bellwether.app;

import static bellwether.app.Fixtures.CUSTOMER;
import static java.nio.charset.StandardCharsets.UTF_8;

import bellwether.app.request.FailureLog;
import bellwether.app.workspace.SharedToken;
import bellwether.lambda.SignedEvents;
import bellwether.slack.request.RequestVerifier;
import bellwether.store.InstallationStore;
import bellwether.store.Stores;
import bellwether.store.memory.ForwardingStores;
import bellwether.store.memory.InMemoryStores;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Sends signed requests, each handled by a separate process as in Lambda. */
final class RepeatedRequests implements AutoCloseable {
  static final ObjectMapper JSON = new ObjectMapper();

  final TestClock clock = TestClock.start();
  final FaultyInstallationStore installations = new FaultyInstallationStore();
  final InMemoryStores inMemoryStores = new InMemoryStores();

  final Stores stores =
      new ForwardingStores(inMemoryStores) {
        @Override
        public InstallationStore installations() {
          return installations;
        }
      };

  final ExecutorService slack = Executors.newCachedThreadPool();

  @Override
  public void close() {
    slack.shutdownNow();
  }

  /** Sends the event to a new handler, because each invocation may be a new process. */
  int send(String inner, int retry) {
    return status("application/json", event(inner), retry);
  }

  String event(String inner) {
    return String.format(
        Locale.ROOT,
        "{\"type\":\"event_callback\",\"team_id\":\"%s\",\"event_time\":%d,\"event\":%s}",
        CUSTOMER,
        clock.instant().getEpochSecond(),
        inner);
  }

  int status(String contentType, String body, int retry) {
    return response(contentType, body, retry).required("statusCode").asInt();
  }

  JsonNode response(String contentType, String body, int retry) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      // Workspaces, people and deadlines are of no interest here.
      FakeSlackGateway gateway = new FakeSlackGateway();
      new SlackEndpoint(
              new RequestVerifier(SignedEvents.SECRET, clock),
              new App(stores, List::of, clock)
                  .requestDispatcher(
                      gateway, SharedToken.SINGLE_WORKSPACE, Duration.ofMillis(1_200)),
              new ResponseDeadline(Duration.ofMinutes(2)),
              _ -> false,
              gateway,
              (_, _) -> Optional.empty())
          .handle(
              request(contentType, body, retry).toString().getBytes(UTF_8),
              new FailureLog("r1", _ -> {}))
          .writeTo(out);
      return JSON.readTree(out.toByteArray());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private ObjectNode request(String contentType, String body, int retry) {
    ObjectNode event = SignedEvents.event(clock.instant(), contentType, body);
    if (retry > 0) {
      event
          .withObject("/headers")
          .put("x-slack-retry-num", "" + retry)
          .put("x-slack-retry-reason", "http_timeout");
    }
    return event;
  }

  interface Request<T> {
    T send(int retry);
  }

  <T> List<T> runConcurrently(int times, Request<T> sending) throws Exception {
    CyclicBarrier start = new CyclicBarrier(times);
    List<Callable<T>> all = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      int retry = i;
      all.add(() -> {
        start.await();
        return sending.send(retry);
      });
    }
    List<T> answers = new ArrayList<>();
    for (Future<T> answer : slack.invokeAll(all, 2, TimeUnit.MINUTES)) {
      answers.add(answer.get());
    }
    return answers;
  }
}
