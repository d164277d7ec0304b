package bellwether.lambda;

import static bellwether.lambda.SlackLambda.COMMAND;
import static bellwether.lambda.SlackLambda.FORM;
import static bellwether.lambda.SlackLambda.JSON;
import static bellwether.lambda.SlackLambda.event;
import static bellwether.lambda.SlackLambda.read;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellwether.app.RequestDispatcher;
import bellwether.app.ResponseDeadline;
import bellwether.app.request.QueuedRequest;
import bellwether.slack.reply.GeneralReplies;
import bellwether.slack.request.Command;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tests requests that are answered later, through the queue. */
final class QueuedSlackRequestTest {
  private final SlackLambda lambda = new SlackLambda();

  @Test
  @Tag("case-62")
  void slowCommand_isAcknowledgedAndFinishedOnceByTheQueue() {
    CountDownLatch table = new CountDownLatch(1);
    RequestDispatcher.Commands quick = lambda.commands;
    lambda.commands =
        (team, user, command) -> {
          try {
            table.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
          return quick.answer(team, user, command);
        };
    lambda.deadline = new ResponseDeadline(Duration.ofMillis(1));
    JsonNode answer = lambda.handle(event(FORM, COMMAND));

    assertThat(answer.get("statusCode").asInt()).isEqualTo(200);
    assertThat(answer.get("body").asText()).contains("Working on it");
    assertThat(lambda.queuedRequests).hasSize(1);
    assertThat(lambda.commandsReceived).isEmpty();
    assertThat(lambda.context.log.toString()).isEmpty();
    table.countDown();

    lambda.deadline = new ResponseDeadline(Duration.ofMinutes(1));
    assertThat(lambda.handle(queued(lambda.queuedRequests.getFirst(), 1)))
        .isEqualTo(read("{\"finished\":1}"));
    assertThat(lambda.commandsReceived)
        .containsExactly("T1 U1 " + new Command(Command.Verb.WATCH, "AT&T"));
    assertThat(lambda.slack.responses).containsExactly(GeneralReplies.help("").unescapedText());
  }

  @Test
  @Tag("case-62")
  void requestThatCannotBeQueued_isAnsweredWithATimeout() {
    lambda.commands =
        (team, user, command) -> {
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
          return GeneralReplies.help("");
        };
    lambda.deadline = new ResponseDeadline(Duration.ofMillis(1));
    lambda.workQueue = _ -> false;
    assertThat(lambda.handle(event(FORM, COMMAND)).get("body").asText()).contains("timed out");
    assertThat(lambda.context.log.toString()).doesNotContain("AT&T");
  }

  @Test
  void export_isQueuedOrDoneAtOnceWithoutAQueue() {
    String export = COMMAND.replace("watch+AT%26amp%3BT", "export");
    assertThat(lambda.handle(event(FORM, export)).get("body").asText()).contains("Working on it");
    assertThat(lambda.queuedRequests).hasSize(1);
    lambda.workQueue = _ -> false;
    // There is no table, so the attempt fails.
    assertThat(lambda.handle(event(FORM, export)).get("body").asText())
        .contains("Something went wrong");
  }

  @Test
  void clickWithAMessage_isAnsweredOnceBesidesAnEmptyResponse() {
    String payload =
        "{\"type\":\"block_actions\",\"team\":{\"id\":\"T1\"},"
            + "\"user\":{\"id\":\"U1\",\"team_id\":\"T1\"},"
            + "\"actions\":[{\"action_id\":\"vendor.watch\",\"block_id\":\"lookup\",\"value\":\"Acme\"}]}";
    String body = "payload=" + URLEncoder.encode(payload, UTF_8);

    assertEmpty(lambda.handle(event(FORM, body)));
    assertThat(lambda.slack.responses).hasSize(1);

    // If the response is late, only the queued attempt posts the result.
    RequestDispatcher.Commands quick = lambda.commands;
    lambda.commands =
        (team, user, command) -> {
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
          return quick.answer(team, user, command);
        };
    lambda.deadline = new ResponseDeadline(Duration.ofMillis(1));
    assertEmpty(lambda.handle(event(FORM, body)));
    lambda.commands = quick;
    assertThat(lambda.slack.responses).hasSize(1);
    lambda.handle(queued(lambda.queuedRequests.getLast(), 1));
    assertThat(lambda.slack.responses).hasSize(2);
  }

  private static void assertEmpty(JsonNode answer) {
    assertThat(answer.get("statusCode").asInt()).isEqualTo(200);
    assertThat(answer.get("body").asText()).isEmpty();
  }

  @Test
  void queuedRequestThatFailedTooOften_isReportedAndDropped() {
    lambda.handle(queued(new QueuedRequest(FORM, COMMAND), 4));
    assertThat(lambda.commandsReceived).isEmpty();
    assertThat(lambda.slack.responses.getFirst()).startsWith("Something went wrong");
  }

  @Test
  void failedQueuedRequest_isReported() {
    lambda.commands =
        (team, user, command) -> {
          throw new IllegalStateException("table gone");
        };
    lambda.handle(queued(new QueuedRequest(FORM, COMMAND), 1));
    assertThat(lambda.slack.responses.getFirst()).startsWith("Something went wrong");
  }

  @Test
  void failedQueuedEvent_isRetried() {
    lambda.uninstalls =
        (_, _) -> {
          throw new IllegalStateException("table gone");
        };
    String body =
        "{\"type\":\"event_callback\",\"team_id\":\"T1\",\"event\":{\"type\":\"app_uninstalled\"}}";
    QueuedRequest queuedRequest = new QueuedRequest("application/json", body);
    assertThatThrownBy(() -> lambda.handle(queued(queuedRequest, 3)))
        .isInstanceOf(IllegalStateException.class);
    lambda.handle(queued(queuedRequest, 4));
  }

  /** The event as SQS sends it to a function. */
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
}
