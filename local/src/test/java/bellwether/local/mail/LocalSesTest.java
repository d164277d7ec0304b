package bellwether.local.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.local.http.LocalHttpServer;
import bellwether.store.aws.AwsService;
import bellwether.store.aws.SesRequestSigner;
import bellwether.store.aws.SigningCredentials;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that the local Amazon SES refuses what the real one refuses. */
final class LocalSesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String REQUEST =
      """
      {"FromEmailAddress": "Bellwether <alerts@bellwether.example>",
       "Destination": {"ToAddresses": ["team@example.com"]},
       "Content": {"Simple": {
         "Subject": {"Data": "<b>Acme"},
         "Body": {"Text": {"Data": "text"}, "Html": {"Data": "<p onclick='x'>html"}},
         "Headers": [{"Name": "References", "Value": "<a@b>"}]}}}
      """;

  private LocalHttpServer site;
  private final LocalSes ses = new LocalSes(() -> Instant.parse("2026-03-02T09:00:00Z"));

  private record Answer(int status, String error, JsonNode body) {}

  @BeforeEach
  void start() throws IOException {
    site = LocalHttpServer.open(0);
    ses.mount(site);
  }

  @AfterEach
  void stop() {
    site.close();
  }

  private Answer send(String body, String secretKey) throws IOException {
    URI address = site.baseUri().resolve("/ses/v2/email/outbound-emails");
    byte[] bytes = body.getBytes(UTF_8);
    Map<String, String> signed =
        new SesRequestSigner(
                new AwsService(
                    "ses",
                    "eu-west-1",
                    address,
                    Clock.systemUTC(),
                    () -> new SigningCredentials("LOCALSESKEYID", secretKey, null)))
            .sign(address, Map.of("Content-Type", "application/json"), bytes);
    HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
    connection.setDoOutput(true);
    signed.forEach(connection::setRequestProperty);
    connection.getOutputStream().write(bytes);
    int status = connection.getResponseCode();
    try (InputStream in =
        status == 200 ? connection.getInputStream() : connection.getErrorStream()) {
      return new Answer(
          status, String.valueOf(connection.getHeaderField("x-amzn-ErrorType")), JSON.readTree(in));
    }
  }

  private String errorOf(Consumer<ObjectNode> change) throws IOException {
    ObjectNode request = (ObjectNode) JSON.readTree(REQUEST);
    change.accept(request);
    Answer answer = send(request.toString(), "local-ses-secret-not-for-production");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(ses.messages().getFirst().refusal()).isNotEmpty();
    return answer.error() + ": " + answer.body().path("message").asText();
  }

  @Test
  void message_isAcceptedAndShown() throws IOException {
    Answer answer = send(REQUEST, "local-ses-secret-not-for-production");
    assertThat(answer.status()).isEqualTo(200);
    String id = answer.body().required("MessageId").textValue();
    assertThat(ses.messages())
        .singleElement()
        .satisfies(mail -> {
          assertThat(mail.refusal()).isEmpty();
          assertThat(mail.messageId()).isEqualTo(id + "@eu-west-1.amazonses.com");
        });
    assertThat(MailPage.of(ses.messages(), 1))
        .contains("&lt;b&gt;Acme", "srcdoc=\"&lt;p onclick=", "<iframe sandbox ")
        .doesNotContain("<b>Acme", "<p onclick");
  }

  @Test
  void otherSignature_isRefused() throws IOException {
    assertThat(send(REQUEST, "another").status()).isEqualTo(403);
    assertThat(ses.messages().getFirst().refusal()).isEqualTo("the signature does not hold");
  }

  @Test
  void whatAmazonSesRefuses_isRefused() throws IOException {
    assertThat(errorOf(request -> request.put("FromEmailAddress", "x@bellwether.example")))
        .contains("MessageRejected", "not verified");
    ArrayNode many = JSON.createArrayNode();
    for (int i = 0; i < 51; i++) {
      many.add("a" + i + "@example.com");
    }
    assertThat(
            errorOf(request -> ((ObjectNode) request.path("Destination")).set("ToAddresses", many)))
        .contains("BadRequestException", "51");
    for (String address : new String[] {"team", "a@b@example.com", "a b@example.com", ""}) {
      ArrayNode one = JSON.createArrayNode().add(address);
      assertThat(
              errorOf(
                  request -> ((ObjectNode) request.path("Destination")).set("ToAddresses", one)))
          .as(address)
          .contains("BadRequestException", "Illegal address");
    }
    assertThat(errorOf(request -> simple(request).remove("Body"))).contains("body");
    assertThat(errorOf(request -> simple(request).remove("Subject"))).contains("subject");
    assertThat(errorOf(request -> header(request, "X-A", "a\r\nBcc: x@example.com")))
        .contains("BadRequestException", "header");
    assertThat(errorOf(request -> header(request, "X-A", "ä"))).contains("header");
    assertThat(errorOf(request -> header(request, "Message-ID", "<a@b>")))
        .contains("set by Amazon SES");
    assertThat(
            errorOf(request -> {
              for (int i = 0; i < 15; i++) {
                header(request, "X-A" + i, "a");
              }
            }))
        .contains("15 headers");
  }

  @Test
  void largeMessage_isRefused() throws IOException {
    assertThat(
            errorOf(request ->
                ((ObjectNode) simple(request).at("/Body/Text")).put("Data", "a".repeat(40 << 20))))
        .contains("MessageRejected", "40 MB");
  }

  private static ObjectNode simple(ObjectNode request) {
    return (ObjectNode) request.at("/Content/Simple");
  }

  private static void header(ObjectNode request, String name, String value) {
    ((ArrayNode) simple(request).path("Headers")).addObject().put("Name", name).put("Value", value);
  }
}
