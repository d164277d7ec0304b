package bellwether.app;

import static bellwether.app.Fixtures.CUSTOMER;
import static bellwether.app.Fixtures.pending;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.notice.Case.Status;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.MessageUpdate;
import bellwether.domain.vendor.Vendor;
import bellwether.domain.workspace.Installation;
import bellwether.lambda.Environment;
import bellwether.lambda.FakeContext;
import bellwether.lambda.SlackConfig;
import bellwether.lambda.SlackHandler;
import bellwether.store.InstallationStore;
import bellwether.store.Stores;
import bellwether.store.memory.ForwardingStores;
import bellwether.store.memory.InMemoryCaseStore;
import bellwether.store.memory.InMemoryCustomerStore;
import bellwether.store.memory.InMemoryDeliveryStore;
import bellwether.store.memory.InMemoryInstallationStore;
import bellwether.store.memory.InMemoryStores;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Slack sends again, while the first is still at it or after it died, is done once. */
@Tag("case-64")
final class RepeatedRequestTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SIGNING_SECRET = "signing-secret-of-the-tests";
  private static final String UNINSTALLED = "{\"type\":\"app_uninstalled\"}";
  private static final String REVOKED =
      "{\"type\":\"tokens_revoked\",\"tokens\":{\"oauth\":[],\"bot\":[\"UBOT\"]}}";

  private final TestClock clock = TestClock.start();
  private final Instant installedAt = clock.instant().minus(Duration.ofDays(3));
  private final FaultyInstallationStore installations = new FaultyInstallationStore();
  private final InMemoryStores inMemoryStores = new InMemoryStores();
  private final InMemoryCustomerStore customers = inMemoryStores.customers();
  private final InMemoryDeliveryStore deliveries = inMemoryStores.deliveries();
  private final InMemoryCaseStore cases = inMemoryStores.cases();
  private final Stores stores =
      new ForwardingStores(inMemoryStores) {
        @Override
        public InstallationStore installations() {
          return installations;
        }
      };
  private final ExecutorService slack = Executors.newCachedThreadPool();

  @AfterEach
  void stop() {
    slack.shutdownNow();
  }

  private Installation installation(String token, Instant since) {
    return new Installation(CUSTOMER, since, null, token, "UBOT", "UDANA");
  }

  private Installation currentInstallation() {
    return installations.find(CUSTOMER).orElseThrow();
  }

  /** Answers the event in a process of its own, as each invocation may be. */
  private int send(String inner, int retry) {
    String body =
        String.format(
            Locale.ROOT,
            "{\"type\":\"event_callback\",\"team_id\":\"%s\",\"event_time\":%d,\"event\":%s}",
            CUSTOMER,
            clock.instant().getEpochSecond(),
            inner);
    return status("application/json", body, retry);
  }

  private int status(String contentType, String body, int retry) {
    return response(contentType, body, retry).required("statusCode").asInt();
  }

  private JsonNode response(String contentType, String body, int retry) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      SlackHandler.inProcess(
              new App(stores, List::of, clock),
              new SlackConfig(new Environment(Map.of("SLACK_SIGNING_SECRET", SIGNING_SECRET))),
              installations,
              clock)
          .handleRequest(
              new ByteArrayInputStream(
                  request(contentType, body, retry).toString().getBytes(UTF_8)),
              out,
              new FakeContext());
      return JSON.readTree(out.toByteArray());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private ObjectNode request(String contentType, String body, int retry)
      throws GeneralSecurityException {
    long seconds = clock.instant().getEpochSecond();
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SIGNING_SECRET.getBytes(UTF_8), "HmacSHA256"));
    byte[] signed = mac.doFinal(("v0:" + seconds + ":" + body).getBytes(UTF_8));
    ObjectNode event = JSON.createObjectNode();
    event.put("version", "2.0").put("rawPath", "/slack/events");
    ObjectNode headers =
        event
            .putObject("headers")
            .put("content-type", contentType)
            .put("x-slack-request-timestamp", "" + seconds)
            .put("x-slack-signature", "v0=" + HexFormat.of().formatHex(signed));
    if (retry > 0) {
      headers.put("x-slack-retry-num", "" + retry).put("x-slack-retry-reason", "http_timeout");
    }
    event
        .putObject("requestContext")
        .put("stage", "$default")
        .putObject("http")
        .put("method", "POST")
        .put("path", "/slack/events");
    return event.put("body", body).put("isBase64Encoded", false);
  }

  @ParameterizedTest
  @ValueSource(strings = {UNINSTALLED, REVOKED})
  void repeatsBeforeTheFirstWrite_revokeOnce(String event) throws Exception {
    installations.save(installation("sealed", installedAt));
    installations.holdNextWrite(true);
    Future<Integer> first = slack.submit(() -> send(event, 0));
    installations.awaitHeld();

    for (int retry = 1; retry <= 3; retry++) {
      assertThat(send(event, retry)).as("retry %d", retry).isEqualTo(200);
    }
    installations.release();

    // Slack has long given the first up; its write comes too late and is refused.
    assertThat(first.get(2, TimeUnit.MINUTES)).isIn(200, 500);
    assertThat(installations.revocations).hasValue(1);
    assertThat(currentInstallation().revokedAt()).isEqualTo(clock.instant());
    assertThat(currentInstallation().sealedToken()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {UNINSTALLED, REVOKED})
  void repeatsDuringTheFirstWrite_revokeOnce(String event) throws Exception {
    installations.save(installation("sealed", installedAt));
    installations.holdNextWrite(false);
    Future<Integer> first = slack.submit(() -> send(event, 0));
    installations.awaitHeld();

    for (int retry = 1; retry <= 3; retry++) {
      assertThat(send(event, retry)).as("retry %d", retry).isEqualTo(200);
    }
    installations.release();

    assertThat(first.get(2, TimeUnit.MINUTES)).isEqualTo(200);
    assertThat(installations.revocations).hasValue(1);
    assertThat(currentInstallation().revokedAt()).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {UNINSTALLED, REVOKED})
  void concurrentRepeats_revokeOnce(String event) throws Exception {
    for (int round = 0; round < 50; round++) {
      installations.save(installation("sealed" + round, installedAt));
      installations.revocations.set(0);

      List<Integer> answers = runConcurrently(4, retry -> send(event, retry));

      // Who lost the race asks Slack to come again, and then finds it done.
      assertThat(answers).contains(200).allMatch(status -> status == 200 || status == 500);
      assertThat(send(event, 3)).isEqualTo(200);
      assertThat(installations.revocations).hasValue(1);
      assertThat(currentInstallation().revokedAt()).isNotNull();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void repeatAfterAFailure_revokesOnce(boolean beforeItsWrite) {
    installations.save(installation("sealed", installedAt));
    installations.failNextWrite(beforeItsWrite);

    assertThat(send(UNINSTALLED, 0)).isEqualTo(500);
    assertThat(currentInstallation().revokedAt() == null).isEqualTo(beforeItsWrite);
    assertThat(send(UNINSTALLED, 1)).isEqualTo(200);
    assertThat(send(UNINSTALLED, 2)).isEqualTo(200);

    assertThat(installations.revocations).hasValue(1);
    assertThat(currentInstallation().revokedAt()).isNotNull();
    assertThat(currentInstallation().sealedToken()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {UNINSTALLED, REVOKED})
  void repeatAfterAReinstall_keepsTheNewInstallation(String event) {
    installations.save(installation("sealed", installedAt));
    String body =
        String.format(
            Locale.ROOT,
            "{\"type\":\"event_callback\",\"team_id\":\"%s\",\"event_time\":%d,\"event\":%s}",
            CUSTOMER,
            clock.instant().getEpochSecond(),
            event);
    assertThat(status("application/json", body, 0)).isEqualTo(200);
    assertThat(currentInstallation().revokedAt()).isNotNull();

    clock.advance(Duration.ofMinutes(2));
    Installation again = installation("sealed anew", clock.instant());
    installations.save(again);
    clock.advance(Duration.ofMinutes(3));
    for (int retry = 1; retry <= 3; retry++) {
      assertThat(status("application/json", body, retry)).isEqualTo(200);
    }

    assertThat(currentInstallation()).isEqualTo(again);
    assertThat(installations.revocations).hasValue(1);
  }

  @Test
  void reinstallDuringTheFirstRequest_isNotUndone() throws Exception {
    installations.save(installation("sealed", installedAt));
    String body =
        String.format(
            Locale.ROOT,
            "{\"type\":\"event_callback\",\"team_id\":\"%s\",\"event_time\":%d,\"event\":%s}",
            CUSTOMER,
            clock.instant().getEpochSecond(),
            UNINSTALLED);
    installations.holdNextWrite(true);
    Future<Integer> first = slack.submit(() -> status("application/json", body, 0));
    installations.awaitHeld();
    clock.advance(Duration.ofMinutes(2));
    Installation again = installation("sealed anew", clock.instant());
    installations.save(again);
    installations.release();

    assertThat(first.get(2, TimeUnit.MINUTES)).isEqualTo(500);
    assertThat(status("application/json", body, 1)).isEqualTo(200);

    assertThat(currentInstallation()).isEqualTo(again);
    assertThat(installations.revocations).hasValue(0);
  }

  @Test
  void commandSentTwiceConcurrently_isExecutedOnce() throws Exception {
    for (int round = 0; round < 50; round++) {
      String vendor = "Inkwell" + round;
      String form =
          "command=%2Fbreach&text=watch+" + vendor + "&team_id=" + CUSTOMER + "&user_id=U1";

      List<JsonNode> answers =
          runConcurrently(2, retry -> response("application/x-www-form-urlencoded", form, retry));

      assertThat(answers)
          .allSatisfy(answer -> {
            assertThat(answer.required("statusCode").asInt()).isEqualTo(200);
            assertThat(answer.required("body").asText()).contains("Watching " + vendor);
          });
      assertThat(customers.vendors(CUSTOMER))
          .extracting(Vendor::name)
          .containsOnlyOnce(vendor)
          .hasSize(round + 1);
    }
  }

  @Test
  void clickSentTwiceConcurrently_isAppliedAndShownOnce() throws Exception {
    for (int round = 0; round < 50; round++) {
      String id = "d" + round;
      deliveries.add(pending(id, null, clock.instant()));
      ObjectNode payload = JSON.createObjectNode().put("type", "block_actions");
      payload.putObject("team").put("id", CUSTOMER);
      payload.putObject("user").put("id", "U1").put("team_id", CUSTOMER);
      payload
          .putArray("actions")
          .addObject()
          .put("action_id", "case.acknowledge")
          .put("block_id", "case:" + id)
          .put("value", "0");
      String form = "payload=" + URLEncoder.encode(payload.toString(), UTF_8);

      List<Integer> answers =
          runConcurrently(2, retry -> status("application/x-www-form-urlencoded", form, retry));

      assertThat(answers).containsOnly(200);
      assertThat(cases.find(id))
          .hasValueSatisfying(incidentCase -> {
            assertThat(incidentCase.status()).isEqualTo(Status.ACKNOWLEDGED);
            assertThat(incidentCase.steps()).hasSize(1);
          });
      assertThat(deliveries.all().stream().map(Delivery::notice))
          .containsOnlyOnce(new MessageUpdate(CUSTOMER, id));
    }
  }

  private interface Request<T> {
    T send(int retry);
  }

  private <T> List<T> runConcurrently(int times, Request<T> sending) throws Exception {
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

  /** Installations, the first write to which can be held up or fail, before it is done or after. */
  private static final class FaultyInstallationStore implements InstallationStore {
    private final InMemoryInstallationStore delegate = new InMemoryInstallationStore();
    private final AtomicInteger revocations = new AtomicInteger();
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private @Nullable Fault takeFault;

    private record Fault(boolean fails, boolean beforeWrite) {}

    synchronized void holdNextWrite(boolean before) {
      takeFault = new Fault(false, before);
    }

    synchronized void failNextWrite(boolean before) {
      takeFault = new Fault(true, before);
    }

    void awaitHeld() throws InterruptedException {
      assertThat(reached.await(2, TimeUnit.MINUTES)).isTrue();
    }

    void release() {
      released.countDown();
    }

    private synchronized @Nullable Fault takeFault() {
      Fault met = takeFault;
      takeFault = null;
      return met;
    }

    private void applyFault(Fault met) {
      if (met.fails()) {
        throw new IllegalStateException("the function died here");
      }
      reached.countDown();
      try {
        assertThat(released.await(2, TimeUnit.MINUTES)).isTrue();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }

    @Override
    public Optional<Installation> find(String team) {
      return delegate.find(team);
    }

    @Override
    public void save(Installation installation) {
      delegate.save(installation);
    }

    @Override
    public boolean replace(@Nullable Installation known, Installation next) {
      Fault met = takeFault();
      if (met != null && met.beforeWrite()) {
        applyFault(met);
      }
      boolean replaced = delegate.replace(known, next);
      if (replaced && next.revokedAt() != null && (known == null || known.revokedAt() == null)) {
        revocations.incrementAndGet();
      }
      if (met != null && !met.beforeWrite()) {
        applyFault(met);
      }
      return replaced;
    }

    @Override
    public void saveOAuthState(String state, Instant until) {
      delegate.saveOAuthState(state, until);
    }

    @Override
    public boolean consumeOAuthState(String state, Instant now) {
      return delegate.consumeOAuthState(state, now);
    }
  }
}
