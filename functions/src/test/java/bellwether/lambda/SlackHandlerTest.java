package bellwether.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellwether.app.DeferredResponder;
import bellwether.app.FakeSlackGateway;
import bellwether.app.InteractionDispatcher;
import bellwether.app.RequestDispatcher;
import bellwether.app.ResponseDeadline;
import bellwether.app.SlackEndpoint;
import bellwether.app.feeds.PolledFeeds;
import bellwether.app.home.HomeTab;
import bellwether.app.request.QueuedRequest;
import bellwether.app.request.WorkQueue;
import bellwether.slack.reply.GeneralReplies;
import bellwether.slack.request.Command;
import bellwether.slack.request.Command.Verb;
import bellwether.slack.request.RequestVerifier;
import bellwether.store.memory.InMemoryStores;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiConsumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SlackHandlerTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SECRET = "a-signing-secret-of-the-tests";
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String COMMAND =
      "command=%2Fbreach&text=watch+AT%26amp%3BT&team_id=T1&user_id=U1&team_id=T2";

  private final List<String> commandsReceived = new ArrayList<>();
  private final List<String> uninstalledTeams = new ArrayList<>();
  private final FakeContext context = new FakeContext();
  private RequestDispatcher.Commands commands =
      (team, user, command) -> {
        commandsReceived.add(team + " " + user + " " + command);
        return GeneralReplies.help("");
      };
  private BiConsumer<String, Instant> uninstalls = (team, _) -> uninstalledTeams.add(team);

  @Test
  void command_isAnsweredToTheRequesterOnly() {
    JsonNode answer = handle(event(FORM, COMMAND));
    assertThat(commandsReceived).containsExactly("T1 U1 " + new Command(Verb.WATCH, "AT&T"));
    assertThat(answer.get("statusCode").asInt()).isEqualTo(200);
    assertThat(answer.at("/headers/content-type").asText())
        .isEqualTo("application/json; charset=utf-8");
    assertThat(answer.get("isBase64Encoded").asBoolean(true)).isFalse();
    JsonNode body = read(answer.get("body").asText());
    assertThat(body.get("response_type").asText()).isEqualTo("ephemeral");
    assertThat(body.get("text").asText()).isEqualTo(GeneralReplies.help("").text());
    assertThat(body.get("blocks")).isEqualTo(read(GeneralReplies.help("").blocksJson()));
  }

  @Test
  void base64Body_isVerifiedAsBytes() {
    ObjectNode event = event(FORM, "command=%2Fbreach&text=é😀&team_id=T1&user_id=U1");
    byte[] body = event.get("body").asText().getBytes(UTF_8);
    event.put("body", Base64.getEncoder().encodeToString(body)).put("isBase64Encoded", true);
    assertThat(handle(event).get("statusCode").asInt()).isEqualTo(200);
    assertThat(commandsReceived).containsExactly("T1 U1 " + new Command(Verb.LOOKUP, "é😀"));
  }

  @Test
  void namedStage_isNotPartOfThePath() {
    ObjectNode event = event(FORM, COMMAND).put("rawPath", "/prod/slack/events");
    ((ObjectNode) event.get("requestContext")).put("stage", "prod");
    assertThat(handle(event).get("statusCode").asInt()).isEqualTo(200);
    assertThat(commandsReceived).hasSize(1);
  }

  @Test
  void repeatedRequest_isNeverDropped() {
    ObjectNode event = event(FORM, COMMAND);
    ((ObjectNode) event.get("headers")).put("x-slack-retry-num", "2");
    handle(event);
    assertThat(commandsReceived).hasSize(1);
  }

  @Test
  void wrongSignature_getsAnEmpty401() {
    ObjectNode event = event(FORM, COMMAND).put("body", COMMAND + "&x=1");
    assertRejected(event, 401);
    ObjectNode unsigned = event(FORM, COMMAND);
    ((ObjectNode) unsigned.get("headers")).remove("x-slack-signature");
    assertRejected(unsigned, 401);
    ObjectNode twice = event(FORM, COMMAND);
    ObjectNode headers = (ObjectNode) twice.get("headers");
    headers.put("X-Slack-Signature", headers.get("x-slack-signature").asText());
    assertRejected(twice, 401);
    ObjectNode smuggled = event(FORM, "ssl_check=1&" + COMMAND);
    ((ObjectNode) smuggled.get("headers")).put("x-slack-signature", "v0=00");
    assertRejected(smuggled, 401);
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /, 404",
    "POST, /slack/eventsx, 404",
    "POST, /slack/events/, 404",
    "GET, /slack/install, 404",
    "GET, /slack/events, 405",
    "PUT, /slack/events, 405"
  })
  void otherPathOrMethod_isRejected(String method, String path, int status) {
    ObjectNode event = event(FORM, COMMAND).put("rawPath", path);
    ((ObjectNode) event.at("/requestContext/http")).put("method", method);
    assertRejected(event, status);
  }

  @Test
  void certificateCheck_isAcknowledged_signedOrNot() {
    ObjectNode event = event(FORM, "ssl_check=1&token=x");
    assertRejected(event, 200);
    ((ObjectNode) event.get("headers")).remove("x-slack-signature");
    assertRejected(event, 200);
  }

  @Test
  void urlVerification_echoesItsChallenge() {
    JsonNode answer =
        handle(
            event("application/json", "{\"challenge\":\"c\\\"1\",\"type\":\"url_verification\"}"));
    assertThat(read(answer.get("body").asText()).get("challenge").asText()).isEqualTo("c\"1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "{'type':'app_uninstalled'}; true",
        "{'tokens':{'oauth':['U1'],'bot':['B1']},'type':'tokens_revoked'}; true",
        "{'type':'tokens_revoked','tokens':{'oauth':['U1'],'bot':[]}}; false",
        "{'type':'tokens_revoked','tokens':{'oauth':['U1']}}; false",
        "{'type':'tokens_revoked','tokens':['bot']}; false",
        "{'type':'message','text':'app_uninstalled','x':[[{}]]}; false",
        "'app_uninstalled'; false",
        "['app_uninstalled']; false",
        "null; false",
      })
  void uninstall_isForwarded(String inner, boolean departure) {
    String body =
        String.format(
            Locale.ROOT,
            "{'event':%s,'team_id':'T1','x':{'type':'y'},'type':'event_callback'}",
            inner);
    assertThat(handle(event("application/json; charset=utf-8", body.replace('\'', '"'))))
        .isEqualTo(
            read("{\"statusCode\":200,\"headers\":{},\"body\":\"\",\"isBase64Encoded\":false}"));
    assertThat(uninstalledTeams).isEqualTo(departure ? List.of("T1") : List.of());
  }

  @Test
  void failedUninstall_isRequestedAgain() {
    uninstalls =
        (_, _) -> {
          throw new IllegalStateException("table gone");
        };
    String body =
        "{\"type\":\"event_callback\",\"team_id\":\"T1\",\"event\":{\"type\":\"app_uninstalled\"}}";
    assertThat(handle(event("application/json", body)).get("statusCode").asInt()).isEqualTo(500);
    assertThat(context.log.toString()).contains("failed uninstall reference=request-1");
  }

  @Test
  void interactionAndUnknownType_areAcknowledged() {
    assertRejected(event(FORM, "payload=%7B%7D"), 200);
    assertRejected(event("text/plain", COMMAND), 200);
    assertRejected(event(FORM, ""), 200);
  }

  @Test
  void failure_returnsAnErrorMessageWithoutSecrets() {
    commands =
        (team, user, command) -> {
          throw new IllegalStateException("xoxb-secret", new StackOverflowError(SECRET));
        };
    JsonNode answer = handle(event(FORM, COMMAND));
    assertThat(answer.get("statusCode").asInt()).isEqualTo(200);
    assertThat(read(answer.get("body").asText()).get("text").asText())
        .isEqualTo("Something went wrong. Try again in a moment.\nReference: request-1");
    assertThat(context.log.toString())
        .startsWith("failed WATCH reference=request-1 cause=java.lang.IllegalStateException at ")
        .contains("java.lang.StackOverflowError", "SlackHandlerTest")
        .doesNotContain("xoxb", SECRET, "AT&T");
  }

  @Test
  void commandWithoutTeam_isABadRequest() {
    JsonNode answer = handle(event(FORM, "command=%2Fbreach&text=x&user_id=U1"));
    assertThat(answer.get("statusCode").asInt()).isEqualTo(400);
    assertThat(answer.get("body").asText()).contains("team_id").hasLineCount(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "x",
        "[]",
        "null",
        "\"x\"",
        "{",
        "{}",
        "{\"rawPath\":\"/slack/events\"}",
        "{\"rawPath\":1,\"requestContext\":{\"http\":{\"method\":\"POST\"}}}",
        "{\"Records\":[{\"eventSource\":\"aws:dynamodb\"}]}",
        "{\"rawPath\":\"/slack/events\",\"requestContext\":[[]]}",
        "{\"rawPath\":\"/slack/events\",\"requestContext\":{\"http\":\"POST\"}}",
        "{\"body\":\"%%%\",\"isBase64Encoded\":true,\"rawPath\":\"/slack/events\","
            + "\"requestContext\":{\"http\":{\"method\":\"POST\"}}}",
        "{\"httpMethod\":\"POST\",\"path\":\"/slack/events\",\"body\":\"\"}"
      })
  void unknownEvent_isABadRequestInOneLine(String event) {
    JsonNode answer = handle(event.getBytes(UTF_8));
    assertThat(answer.get("statusCode").asInt()).isEqualTo(400);
    assertThat(answer.get("body").asText()).startsWith("Bad request: ").hasLineCount(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "[]", "{\"type\":", "{\"event\":{\"tokens\":{\"bot\":["})
  void signedBodyWithoutJson_isABadRequest(String body) {
    assertThat(handle(event("application/json", body)).get("statusCode").asInt()).isEqualTo(400);
  }

  @Test
  void alteredEvents_areAlwaysAnswered() {
    long seed = 31;
    Random random = new Random(seed);
    byte[] event = event(FORM, COMMAND).toString().getBytes(UTF_8);
    for (int i = 0; i < 5_000; i++) {
      byte[] altered = event.clone();
      for (int n = 1 + random.nextInt(4); n > 0; n--) {
        altered[random.nextInt(altered.length)] = (byte) random.nextInt(256);
      }
      assertThat(handle(altered).get("statusCode").asInt())
          .as("seed %d, case %d: %s", seed, i, new String(altered, UTF_8))
          .isIn(200, 400, 401, 404, 405);
    }
  }

  @Test
  @Tag("case-62")
  void slowCommand_isAcknowledgedAndFinishedOnceByTheQueue() {
    CountDownLatch table = new CountDownLatch(1);
    RequestDispatcher.Commands quick = commands;
    commands =
        (team, user, command) -> {
          try {
            table.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
          return quick.answer(team, user, command);
        };
    deadline = new ResponseDeadline(Duration.ofMillis(1));
    JsonNode answer = handle(event(FORM, COMMAND));

    assertThat(answer.get("statusCode").asInt()).isEqualTo(200);
    assertThat(answer.get("body").asText()).contains("Working on it");
    assertThat(queuedRequests).hasSize(1);
    assertThat(commandsReceived).isEmpty();
    assertThat(context.log.toString()).isEmpty();
    table.countDown();

    deadline = new ResponseDeadline(Duration.ofMinutes(1));
    assertThat(handle(queued(queuedRequests.getFirst(), 1))).isEqualTo(read("{\"finished\":1}"));
    assertThat(commandsReceived).containsExactly("T1 U1 " + new Command(Verb.WATCH, "AT&T"));
    assertThat(slack.responses).containsExactly(GeneralReplies.help("").unescapedText());
  }

  @Test
  @Tag("case-62")
  void requestThatCannotBeQueued_isAnsweredWithATimeout() {
    commands =
        (team, user, command) -> {
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
          return GeneralReplies.help("");
        };
    deadline = new ResponseDeadline(Duration.ofMillis(1));
    workQueue = _ -> false;
    assertThat(handle(event(FORM, COMMAND)).get("body").asText()).contains("timed out");
    assertThat(context.log.toString()).doesNotContain("AT&T");
  }

  @Test
  void export_isQueuedOrDoneAtOnceWithoutAQueue() {
    String export = COMMAND.replace("watch+AT%26amp%3BT", "export");
    assertThat(handle(event(FORM, export)).get("body").asText()).contains("Working on it");
    assertThat(queuedRequests).hasSize(1);
    workQueue = _ -> false;
    // There is no table here, so that doing it fails: it was tried.
    assertThat(handle(event(FORM, export)).get("body").asText()).contains("Something went wrong");
  }

  @Test
  void clickWithAMessage_isAnsweredOnceBesidesAnEmptyResponse() {
    String payload =
        "{\"type\":\"block_actions\",\"team\":{\"id\":\"T1\"},"
            + "\"user\":{\"id\":\"U1\",\"team_id\":\"T1\"},"
            + "\"actions\":[{\"action_id\":\"vendor.watch\",\"block_id\":\"lookup\",\"value\":\"Acme\"}]}";
    String body = "payload=" + URLEncoder.encode(payload, UTF_8);

    assertEmpty(handle(event(FORM, body)));
    assertThat(slack.responses).hasSize(1);

    // One that is too late is told by the queue's attempt alone.
    RequestDispatcher.Commands quick = commands;
    commands =
        (team, user, command) -> {
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
          return quick.answer(team, user, command);
        };
    deadline = new ResponseDeadline(Duration.ofMillis(1));
    assertEmpty(handle(event(FORM, body)));
    commands = quick;
    assertThat(slack.responses).hasSize(1);
    handle(queued(queuedRequests.getLast(), 1));
    assertThat(slack.responses).hasSize(2);
  }

  private static void assertEmpty(JsonNode answer) {
    assertThat(answer.get("statusCode").asInt()).isEqualTo(200);
    assertThat(answer.get("body").asText()).isEmpty();
  }

  @Test
  void queuedRequestThatFailedTooOften_isReportedAndDropped() {
    handle(queued(new QueuedRequest(FORM, COMMAND), 4));
    assertThat(commandsReceived).isEmpty();
    assertThat(slack.responses.getFirst()).startsWith("Something went wrong");
  }

  @Test
  void failedQueuedRequest_isReported() {
    commands =
        (team, user, command) -> {
          throw new IllegalStateException("table gone");
        };
    handle(queued(new QueuedRequest(FORM, COMMAND), 1));
    assertThat(slack.responses.getFirst()).startsWith("Something went wrong");
  }

  @Test
  void failedQueuedEvent_isRetried() {
    uninstalls =
        (_, _) -> {
          throw new IllegalStateException("table gone");
        };
    String body =
        "{\"type\":\"event_callback\",\"team_id\":\"T1\",\"event\":{\"type\":\"app_uninstalled\"}}";
    QueuedRequest queuedRequest = new QueuedRequest("application/json", body);
    assertThatThrownBy(() -> handle(queued(queuedRequest, 3)))
        .isInstanceOf(IllegalStateException.class);
    handle(queued(queuedRequest, 4));
  }

  /** As SQS gives it to a function. */
  private static ObjectNode queued(QueuedRequest queuedRequest, int attempt) {
    ObjectNode event = JSON.createObjectNode();
    ObjectNode message = event.putArray("Records").addObject();
    message
        .put("messageId", "m1")
        .put("body", queuedRequest.toJson())
        .put("eventSource", "aws:sqs");
    message.putObject("attributes").put("ApproximateReceiveCount", Integer.toString(attempt));
    return event;
  }

  private void assertRejected(ObjectNode event, int status) {
    JsonNode answer = handle(event);
    assertThat(answer.get("statusCode").asInt()).isEqualTo(status);
    assertThat(answer.get("body").asText()).isEmpty();
    assertThat(commandsReceived).isEmpty();
  }

  private static PolledFeeds noFeeds() {
    throw new IllegalStateException("nothing here needs a feed");
  }

  private final FakeSlackGateway slack = new FakeSlackGateway();
  private final List<QueuedRequest> queuedRequests = new ArrayList<>();
  private WorkQueue workQueue = queuedRequests::add;
  private ResponseDeadline deadline = new ResponseDeadline(Duration.ofMinutes(1));

  private JsonNode handle(ObjectNode event) {
    return handle(event.toString().getBytes(UTF_8));
  }

  private JsonNode handle(byte[] event) {
    RequestVerifier verifier = new RequestVerifier(SECRET, Clock.fixed(NOW, ZoneOffset.UTC));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      RequestDispatcher replies =
          new RequestDispatcher(
              (team, user, command) -> commands.answer(team, user, command),
              new InteractionDispatcher(
                  InMemoryStores.unreachable(),
                  (team, user, command) -> commands.answer(team, user, command),
                  slack,
                  Clock.fixed(NOW, ZoneOffset.UTC),
                  Duration.ofMinutes(1)),
              new HomeTab(
                  InMemoryStores.unreachable(),
                  SlackHandlerTest::noFeeds,
                  slack,
                  Clock.fixed(NOW, ZoneOffset.UTC)),
              (team, at) -> uninstalls.accept(team, at));
      new SlackHandler(
              new SlackEndpoint(
                  verifier, replies, deadline, workQueue, slack, (_, _) -> Optional.empty()),
              new DeferredResponder(replies, slack))
          .handleRequest(new ByteArrayInputStream(event), out, context);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return read(out.toString(UTF_8));
  }

  /** As an HTTP API of payload format 2.0 hands on what Slack posted. */
  private static ObjectNode event(String contentType, String body) {
    ObjectNode event = JSON.createObjectNode();
    event.put("version", "2.0").put("routeKey", "$default").put("rawPath", "/slack/events");
    event
        .putObject("headers")
        .put("content-type", contentType)
        .put("x-slack-request-timestamp", "" + NOW.getEpochSecond())
        .put("x-slack-signature", signature(body));
    ObjectNode requestContext = event.putObject("requestContext").put("stage", "$default");
    requestContext.putObject("authorizer").put("method", "GET");
    requestContext.putObject("http").put("method", "POST").put("path", "/slack/events");
    return event.put("body", body).put("isBase64Encoded", false);
  }

  private static String signature(String body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
      String signed = "v0:" + NOW.getEpochSecond() + ":" + body;
      return "v0=" + HexFormat.of().formatHex(mac.doFinal(signed.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON: " + json, e);
    }
  }
}
