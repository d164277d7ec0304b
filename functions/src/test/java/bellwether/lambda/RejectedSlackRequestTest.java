package bellwether.lambda;

import static bellwether.lambda.SlackLambda.COMMAND;
import static bellwether.lambda.SlackLambda.FORM;
import static bellwether.lambda.SlackLambda.event;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests requests that are not signed, not complete or not known. */
final class RejectedSlackRequestTest {
  private final SlackLambda lambda = new SlackLambda();

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
  void interactionAndUnknownType_areAcknowledged() {
    assertRejected(event(FORM, "payload=%7B%7D"), 200);
    assertRejected(event("text/plain", COMMAND), 200);
    assertRejected(event(FORM, ""), 200);
  }

  @Test
  void commandWithoutTeam_isABadRequest() {
    JsonNode answer = lambda.handle(event(FORM, "command=%2Fbreach&text=x&user_id=U1"));
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
    JsonNode answer = lambda.handle(event.getBytes(UTF_8));
    assertThat(answer.get("statusCode").asInt()).isEqualTo(400);
    assertThat(answer.get("body").asText()).startsWith("Bad request: ").hasLineCount(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "[]", "{\"type\":", "{\"event\":{\"tokens\":{\"bot\":["})
  void signedBodyWithoutJson_isABadRequest(String body) {
    assertThat(lambda.handle(event("application/json", body)).get("statusCode").asInt())
        .isEqualTo(400);
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
      assertThat(lambda.handle(altered).get("statusCode").asInt())
          .as("seed %d, case %d: %s", seed, i, new String(altered, UTF_8))
          .isIn(200, 400, 401, 404, 405);
    }
  }

  private void assertRejected(ObjectNode event, int status) {
    JsonNode answer = lambda.handle(event);
    assertThat(answer.get("statusCode").asInt()).isEqualTo(status);
    assertThat(answer.get("body").asText()).isEmpty();
    assertThat(lambda.commandsReceived).isEmpty();
  }
}
