package bellwether.lambda;

import static bellwether.lambda.SignedEvents.SECRET;
import static bellwether.lambda.SlackLambda.COMMAND;
import static bellwether.lambda.SlackLambda.FORM;
import static bellwether.lambda.SlackLambda.event;
import static bellwether.lambda.SlackLambda.read;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.slack.reply.GeneralReplies;
import bellwether.slack.request.Command;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SlackHandlerTest {
  private final SlackLambda lambda = new SlackLambda();

  @Test
  void command_isAnsweredToTheRequesterOnly() {
    JsonNode answer = lambda.handle(event(FORM, COMMAND));
    assertThat(lambda.commandsReceived)
        .containsExactly("T1 U1 " + new Command(Command.Verb.WATCH, "AT&T"));
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
    assertThat(lambda.handle(event).get("statusCode").asInt()).isEqualTo(200);
    assertThat(lambda.commandsReceived)
        .containsExactly("T1 U1 " + new Command(Command.Verb.LOOKUP, "é😀"));
  }

  @Test
  void namedStage_isNotPartOfThePath() {
    ObjectNode event = event(FORM, COMMAND).put("rawPath", "/prod/slack/events");
    ((ObjectNode) event.get("requestContext")).put("stage", "prod");
    assertThat(lambda.handle(event).get("statusCode").asInt()).isEqualTo(200);
    assertThat(lambda.commandsReceived).hasSize(1);
  }

  @Test
  void repeatedRequest_isNeverDropped() {
    ObjectNode event = event(FORM, COMMAND);
    ((ObjectNode) event.get("headers")).put("x-slack-retry-num", "2");
    lambda.handle(event);
    assertThat(lambda.commandsReceived).hasSize(1);
  }

  @Test
  void urlVerification_echoesItsChallenge() {
    JsonNode answer =
        lambda.handle(
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
    assertThat(lambda.handle(event("application/json; charset=utf-8", body.replace('\'', '"'))))
        .isEqualTo(
            read("{\"statusCode\":200,\"headers\":{},\"body\":\"\",\"isBase64Encoded\":false}"));
    assertThat(lambda.uninstalledTeams).isEqualTo(departure ? List.of("T1") : List.of());
  }

  @Test
  void failedUninstall_isRequestedAgain() {
    lambda.uninstalls =
        (_, _) -> {
          throw new IllegalStateException("table gone");
        };
    String body =
        "{\"type\":\"event_callback\",\"team_id\":\"T1\",\"event\":{\"type\":\"app_uninstalled\"}}";
    assertThat(lambda.handle(event("application/json", body)).get("statusCode").asInt())
        .isEqualTo(500);
    assertThat(lambda.context.log.toString()).contains("failed uninstall reference=request-1");
  }

  @Test
  void failure_returnsAnErrorMessageWithoutSecrets() {
    lambda.commands =
        (team, user, command) -> {
          throw new IllegalStateException("xoxb-secret", new StackOverflowError(SECRET));
        };
    JsonNode answer = lambda.handle(event(FORM, COMMAND));
    assertThat(answer.get("statusCode").asInt()).isEqualTo(200);
    assertThat(read(answer.get("body").asText()).get("text").asText())
        .isEqualTo("Something went wrong. Try again in a moment.\nReference: request-1");
    assertThat(lambda.context.log.toString())
        .startsWith("failed WATCH reference=request-1 cause=java.lang.IllegalStateException at ")
        .contains("java.lang.StackOverflowError", "SlackHandlerTest")
        .doesNotContain("xoxb", SECRET, "AT&T");
  }
}
