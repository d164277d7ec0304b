package bellwether.local.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class HttpApiGatewayTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-19T20:25:30Z"), ZoneOffset.UTC);

  private final List<JsonNode> events = new CopyOnWriteArrayList<>();
  private final HttpClient http = HttpClient.newHttpClient();
  private LocalHttpServer site;

  @BeforeEach
  void open() throws IOException {
    site = LocalHttpServer.open(0);
  }

  @AfterEach
  void close() {
    http.close();
    site.close();
  }

  private HttpResponse<String> call(String answer, String path, String type, String body)
      throws Exception {
    RequestStreamHandler function =
        (input, output, context) -> {
          events.add(JSON.readTree(input));
          output.write(answer.replace('\'', '"').getBytes(UTF_8));
        };
    return call(function, path, type, body);
  }

  private HttpResponse<String> call(
      RequestStreamHandler function, String path, String type, String body) throws Exception {
    site.mount("/slack/", new HttpApiGateway(function, "SlackFunction", CLOCK));
    return http.send(
        HttpRequest.newBuilder(site.baseUri().resolve(path))
            .header("Content-Type", type)
            .headers("X-Twice", "one", "X-Twice", "two")
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  @Test
  void request_becomesAnEventOfFormat2() throws Exception {
    call("{'statusCode':200}", "/slack/events?a=1&a=2&b=%20c", "application/json", "{\"é\":1}");

    JsonNode event = events.getFirst();
    assertThat(event.path("version").asText()).isEqualTo("2.0");
    assertThat(event.path("rawPath").asText()).isEqualTo("/slack/events");
    assertThat(event.path("rawQueryString").asText()).isEqualTo("a=1&a=2&b=%20c");
    assertThat(event.at("/queryStringParameters/a").asText()).isEqualTo("1,2");
    assertThat(event.at("/queryStringParameters/b").asText()).isEqualTo(" c");
    assertThat(event.at("/headers/x-twice").asText()).isEqualTo("one,two");
    assertThat(event.at("/requestContext/http/method").asText()).isEqualTo("POST");
    assertThat(event.at("/requestContext/http/path").asText()).isEqualTo("/slack/events");
    assertThat(event.at("/requestContext/time").asText()).isEqualTo("19/Mar/2026:20:25:30 +0000");
    assertThat(event.path("body").asText()).isEqualTo("{\"é\":1}");
    assertThat(event.path("isBase64Encoded").asBoolean()).isFalse();
  }

  @Test
  void form_isBase64Encoded() throws Exception {
    String form = "command=%2Fbreach&text=mimecast";
    call("{'statusCode':200}", "/slack/events", "application/x-www-form-urlencoded", form);

    assertThat(events.getFirst().path("isBase64Encoded").asBoolean()).isTrue();
    assertThat(Base64.getDecoder().decode(events.getFirst().path("body").asText()))
        .isEqualTo(form.getBytes(UTF_8));
  }

  @Test
  void response_isWritten() throws Exception {
    HttpResponse<String> answer =
        call(
            "{'statusCode':401,'headers':{'X-Why':'signature'},'body':''}",
            "/slack/events",
            "text/plain",
            "x");
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("X-Why")).hasValue("signature");
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void cookies_areSeparateAsInFormat2() throws Exception {
    RequestStreamHandler function =
        (input, output, context) -> {
          events.add(JSON.readTree(input));
          output.write("{\"statusCode\":200,\"cookies\":[\"c=3\",\"d=4\"]}".getBytes(UTF_8));
        };
    site.mount("/slack/", new HttpApiGateway(function, "SlackFunction", CLOCK));
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(site.baseUri().resolve("/slack/install"))
                .header("Cookie", "a=1; b=2")
                .build(),
            BodyHandlers.ofString());

    assertThat(events.getFirst().path("cookies"))
        .isEqualTo(JSON.createArrayNode().add("a=1").add("b=2"));
    assertThat(events.getFirst().path("headers").has("cookie")).isFalse();
    assertThat(answer.headers().allValues("Set-Cookie")).containsExactly("c=3", "d=4");
  }

  @Test
  void base64Response_isDecoded() throws Exception {
    assertThat(
            call("{'statusCode':200,'body':'w6k=','isBase64Encoded':true}", "/slack/a", "a/b", "")
                .body())
        .isEqualTo("é");
  }

  @Test
  void jsonWithoutAStatusCode_isTheBody() throws Exception {
    assertThat(call("{'text':'hi'}", "/slack/a", "text/plain", "").body())
        .isEqualTo("{\"text\":\"hi\"}");
  }

  @Test
  void exception_isA500WithoutItsMessage() throws Exception {
    HttpResponse<String> answer =
        call(
            (input, output, context) -> {
              throw new IllegalStateException("secret");
            },
            "/slack/events",
            "text/plain",
            "x");
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).isEqualTo("{\"message\":\"Internal Server Error\"}");
  }

  @Test
  void bodyOverTheLimit_isRejectedBeforeTheFunction() throws Exception {
    HttpResponse<String> answer =
        call("{'statusCode':200}", "/slack/events", "text/plain", "x".repeat((1 << 20) + 1));

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(events).isEmpty();
  }
}
