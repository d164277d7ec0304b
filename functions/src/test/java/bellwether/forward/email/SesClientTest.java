package bellwether.forward.email;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.forward.FakeReceiver;
import bellwether.forward.OutgoingAlerts;
import bellwether.forward.SendResult;
import bellwether.forward.WebhookClient;
import bellwether.store.aws.AwsService;
import bellwether.store.aws.SesRequestSigner;
import bellwether.store.aws.SigningCredentials;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import javax.net.SocketFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests requests to Amazon SES, and what its responses mean. */
final class SesClientTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final EmailSettings SETTINGS =
      new EmailSettings("alerts@acme.example", "eu-west-1");

  private static SesClient client(FakeReceiver ses, RequestSigner signer) {
    return new SesClient(
        new WebhookClient(SocketFactory.getDefault(), Duration.ofMinutes(1)),
        ses.url().newBuilder("/").build().uri(),
        signer,
        SETTINGS);
  }

  private static FakeReceiver answering(int status, String errorType, String body) {
    return new FakeReceiver(exchange -> {
      if (!errorType.isEmpty()) {
        exchange.getResponseHeaders().set("x-amzn-ErrorType", errorType);
      }
      byte[] bytes = body.getBytes(UTF_8);
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
      exchange.close();
    });
  }

  private static SendResult send(int status, String errorType, String body) {
    try (FakeReceiver ses = answering(status, errorType, body)) {
      SendResult result =
          client(ses, (_, headers, _) -> headers).send("team@example.com", OutgoingAlerts.sample());
      assertThat(ses.received()).as("never sent twice").hasSize(1);
      return result;
    }
  }

  @Test
  void request_isSignedAndHasOneRecipient() throws IOException {
    try (FakeReceiver ses = answering(200, "", "{\"MessageId\":\"0102018-ab-000000\"}")) {
      SesRequestSigner signer =
          new SesRequestSigner(
              new AwsService(
                  "ses",
                  "eu-west-1",
                  URI.create("https://ses.invalid"),
                  () -> Instant.EPOCH,
                  () -> new SigningCredentials("AKIDEXAMPLE", "secret", null)));
      assertThat(client(ses, signer::sign).send("team@example.com", OutgoingAlerts.sample()))
          .isEqualTo(new SendResult.Accepted("0102018-ab-000000"));

      FakeReceiver.Received request = ses.received().getFirst();
      assertThat(request.headers().getFirst("Authorization"))
          .startsWith("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/")
          .contains("/eu-west-1/ses/aws4_request")
          .contains("content-type");
      assertThat(request.headers().getFirst("Content-Type")).isEqualTo("application/json");
      assertThat(request.headers().get("Host")).hasSize(1);
      JsonNode body = JSON.readTree(request.body());
      assertThat(body.required("FromEmailAddress").textValue())
          .isEqualTo("Bellwether <alerts@acme.example>");
      assertThat(body.at("/Destination").toString())
          .isEqualTo("{\"ToAddresses\":[\"team@example.com\"]}");
      assertThat(body.at("/Content/Simple/Subject/Data").textValue()).contains("Acme breached");
      assertThat(body.at("/Content/Simple/Body").findValuesAsText("Charset"))
          .containsExactly("UTF-8", "UTF-8");
      assertThat(body.at("/Content/Simple/Headers").findValuesAsText("Name"))
          .contains("Auto-Submitted", "References");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400|MessageRejected|Email address is not verified. The following identities|sandbox",
        "400|MessageRejected|Address is on the suppression list|suppression list",
        "400|MessageRejected|It has a virus|console",
        "400|MailFromDomainNotVerifiedException|x|AlertsFrom",
        "400|AccountSuspendedException|x|suspended",
        "400|SendingPausedException|x|resume",
        "400|LimitExceededException|x|limit",
        "400|BadRequestException|x|address",
        "403|AccessDeniedException|not authorized to perform|ses:SendEmail",
        "429|TooManyRequestsException|Daily message quota exceeded.|daily sending quota",
        "400|ThrottlingException|Daily message quota exceeded.|daily sending quota",
        "404|NotFoundException|x|status 404 NotFoundException",
        "418|<b>|x|status 418 without a known error"
      })
  void rejection_namesTheFix(int status, String error, String message, String fix) {
    String body = "{\"message\": \"" + message + "\"}";
    assertThat(send(status, error + ":http://internal.amazon.com/x", body))
        .isInstanceOfSatisfying(
            SendResult.Rejected.class,
            rejected -> assertThat(rejected.fix()).startsWith("Amazon SES: ").contains(fix));
  }

  @Test
  void rate_isWaitedFor() {
    SendResult wait = new SendResult.RateLimited(Duration.ofMinutes(1));
    String rate = "{\"message\":\"Maximum sending rate exceeded.\"}";
    assertThat(send(429, "TooManyRequestsException", rate)).isEqualTo(wait);
    assertThat(send(400, "ThrottlingException", rate)).isEqualTo(wait);
    assertThat(send(429, "", "<html>")).isEqualTo(wait);
  }

  @Test
  void answerWithoutAUsableId_isAccepted() {
    for (String body :
        new String[] {"", "{}", "<html>", "{\"MessageId\":\"a>\\r\\nBcc: x\"}", "[]"}) {
      assertThat(send(200, "", body)).as(body).isEqualTo(new SendResult.Accepted(""));
    }
  }

  @Test
  void brokenAnswer_isUnknown() {
    assertThat(send(500, "", "{\"message\":\"x\"}")).isInstanceOf(SendResult.Unknown.class);
    try (FakeReceiver ses =
        new FakeReceiver(exchange -> {
          exchange.sendResponseHeaders(200, 100);
          exchange.getResponseBody().write('{');
          exchange.getResponseBody().flush();
          exchange.close();
        })) {
      assertThat(
              client(ses, (_, headers, _) -> headers)
                  .send("team@example.com", OutgoingAlerts.sample()))
          .isInstanceOf(SendResult.Unknown.class);
    }
  }

  @Test
  void missingCredentials_areNotSent() {
    try (FakeReceiver ses = answering(200, "", "{}")) {
      SesClient client =
          client(
              ses,
              (_, _, _) -> {
                throw new IllegalStateException("secret");
              });
      assertThat(client.send("team@example.com", OutgoingAlerts.sample()))
          .isEqualTo(new SendResult.NotSent("IllegalStateException"));
      assertThat(ses.received()).isEmpty();
    }
  }
}
