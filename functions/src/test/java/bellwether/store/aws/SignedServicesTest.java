package bellwether.store.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellwether.store.StoreException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The three services of which Bellwether calls one operation, on this machine. */
final class SignedServicesTest {
  private ScriptedAws aws;

  @BeforeEach
  void start() throws IOException {
    aws = new ScriptedAws();
  }

  @AfterEach
  void stop() {
    for (ScriptedAws.Request request : aws.requests()) {
      assertThat(request.authorization())
          .startsWith("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/")
          .contains("/eu-west-1/" + request.path().split("/")[1] + "/aws4");
    }
    aws.close();
  }

  private AwsService service(String name) {
    return aws.service(name);
  }

  private List<String> requests() {
    return aws.requests().stream()
        .map(one -> String.join(" ", one.method(), one.path(), one.target(), one.body()))
        .toList();
  }

  @Test
  void mailbox_readsAnObjectWhoseKeyNeedsEncoding() {
    aws.answer(200, "From: a@vendor.invalid");
    assertThat(new S3Mailbox(service("s3"), "mails").read("in/a b+ü"))
        .hasValueSatisfying(bytes -> assertThat(bytes).asString(UTF_8).startsWith("From:"));
    assertThat(requests()).containsExactly("GET /s3/mails/in/a%20b%2B%C3%BC null ");
  }

  @Test
  void mailbox_isEmptyForAMissingOrLargeObjectOnly() {
    S3Mailbox mailbox = new S3Mailbox(service("s3"), "mails");
    aws.answer(404, "<Error><Code>NoSuchKey</Code></Error>");
    assertThat(mailbox.read("k")).isEmpty();
    aws.answer(200, new byte[10_000_001]);
    assertThat(mailbox.read("k")).isEmpty();
    aws.answer(200, new byte[10_000_000]);
    assertThat(mailbox.read("k")).hasValueSatisfying(bytes -> assertThat(bytes).isNotEmpty());
    aws.answer(404, "<Error><Code>NoSuchBucket</Code></Error>");
    assertThatThrownBy(() -> mailbox.read("k"))
        .isInstanceOf(StoreException.class)
        .hasMessage("GetObject on mails failed: status 404");
  }

  @ParameterizedTest
  @CsvSource({"500", "503", "429"})
  void mailbox_retriesTransientFailures(int status) {
    aws.answer(status, "");
    aws.answer(status, "");
    aws.answer(200, "mail");
    assertThat(new S3Mailbox(service("s3"), "mails").read("k")).isPresent();
    assertThat(requests()).hasSize(3);
  }

  @Test
  void mailbox_failsAfterThreeAttempts() {
    for (int i = 0; i < 4; i++) {
      aws.answer(503, "slow down");
    }
    assertThatThrownBy(() -> new S3Mailbox(service("s3"), "mails").read("k"))
        .hasMessage("GetObject on mails failed: status 503");
    assertThat(requests()).hasSize(3);
  }

  @Test
  void secretReader_readsTheText() {
    aws.answer(200, "{\"Name\":\"slack\",\"SecretString\":\"s3cret\\n\"}");
    assertThat(new SecretReader(service("secretsmanager")).read("slack")).isEqualTo("s3cret\n");
    assertThat(requests())
        .containsExactly(
            "POST /secretsmanager/ secretsmanager.GetSecretValue {\"SecretId\":\"slack\"}");
  }

  @Test
  void secretReader_namesTheErrorWithoutItsMessage() {
    SecretReader reader = new SecretReader(service("secretsmanager"));
    aws.answer(400, "{\"__type\":\"ResourceNotFoundException\",\"Message\":\"can't find it\"}");
    assertThatThrownBy(() -> reader.read("slack"))
        .isInstanceOf(StoreException.class)
        .hasMessage(
            "secretsmanager.GetSecretValue on slack failed: ResourceNotFoundException, status 400");
    aws.answer(400, "<html>proxy</html>");
    assertThatThrownBy(() -> reader.read("slack")).hasMessageContaining("unknown error");
    aws.answer(200, "{\"SecretBinary\":\"AAAA\"}");
    assertThatThrownBy(() -> reader.read("slack")).hasMessageContaining("store it as a string");
  }

  @Test
  void queue_sendsOnce() {
    SqsQueue queue = new SqsQueue(service("sqs"), "https://sqs.invalid/1/later");
    aws.answer(200, "{\"MessageId\":\"1\"}");
    queue.send("{\"body\":\"x\"}");
    assertThat(requests())
        .containsExactly(
            "POST /sqs/ AmazonSQS.SendMessage {\"QueueUrl\":\"https://sqs.invalid/1/later\","
                + "\"MessageBody\":\"{\\\"body\\\":\\\"x\\\"}\",\"DelaySeconds\":1}");
    aws.answer(500, "{\"__type\":\"com.amazonaws.sqs#InternalError\"}");
    assertThatThrownBy(() -> queue.send("x"))
        .hasMessage("AmazonSQS.SendMessage on the queue failed: InternalError, status 500");
    assertThat(requests()).hasSize(2);
  }

  @Test
  void serviceThatCannotBeReached_isNamed() {
    AwsService gone = service("sqs");
    aws.close();
    assertThatThrownBy(() -> new SqsQueue(gone, "https://sqs.invalid/1/later").send("secret"))
        .isInstanceOf(StoreException.class)
        .hasMessageMatching("sqs cannot be reached: \\w+");
  }

  @ParameterizedTest
  @CsvSource({
    "sqs, eu-west-1, https://sqs.eu-west-1.amazonaws.com",
    "s3, cn-north-1, https://s3.cn-north-1.amazonaws.com.cn"
  })
  void defaultEndpoint_isOfTheRegionsPartition(String name, String region, String endpoint) {
    assertThat(AwsService.defaultEndpoint(name, region)).hasToString(endpoint);
  }
}
