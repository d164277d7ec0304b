package bellwether.local.receiver;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.local.http.LocalHttpServer;
import bellwether.local.slack.request.SlackRequestSigner;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that the local destinations refuse what real ones refuse. */
final class LocalReceiverTest {
  private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
  private static final String NOW = Long.toString(START.getEpochSecond());
  private static final String EVENT =
      """
      {"specversion": "1.0", "id": "d1", "source": "/bellwether/T1", "type": "t", "time": "x",
       "subject": "i", "datacontenttype": "application/json", "data": {"headline": "<b>Acme"}}
      """;
  private static final String CARD =
      """
      {"type": "message", "attachments": [{
        "contentType": "application/vnd.microsoft.card.adaptive", "contentUrl": null,
        "content": {"type": "AdaptiveCard", "version": "1.5", "body": [{"type": "RichTextBlock"}]}}]}
      """;

  private Optional<String> secret = Optional.of("hush");
  private LocalHttpServer site;
  private final LocalReceiver receiver = new LocalReceiver(() -> secret, () -> START);

  @BeforeEach
  void start() throws IOException {
    site = LocalHttpServer.open(0);
    receiver.mount(site);
  }

  @AfterEach
  void stop() {
    site.close();
  }

  private int post(String kind, String body, String time, @Nullable String signature)
      throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection)
            site.baseUri().resolve(LocalReceiver.PATH + kind).toURL().openConnection();
    connection.setDoOutput(true);
    connection.setRequestProperty("Content-Type", "application/cloudevents+json");
    connection.setRequestProperty("X-Bellwether-Request-Timestamp", time);
    if (signature != null) {
      connection.setRequestProperty("X-Bellwether-Signature", signature);
    }
    connection.getOutputStream().write(body.getBytes(UTF_8));
    return connection.getResponseCode();
  }

  private int postSigned(String body) throws IOException {
    return post("webhook", body, NOW, SlackRequestSigner.sign("hush", NOW, body.getBytes(UTF_8)));
  }

  @Test
  void signedEvent_isAcceptedAndARepeatIsRecognized() throws IOException {
    assertThat(postSigned(EVENT)).isEqualTo(202);
    assertThat(postSigned(EVENT)).isEqualTo(202);

    assertThat(receiver.events()).extracting(ReceivedEvent::repeated).containsExactly(true, false);
    assertThat(ReceiverPage.of(receiver.events()))
        .contains("&lt;b&gt;Acme", "Seen before")
        .doesNotContain("<b>Acme");
  }

  @Test
  void eventThatIsNotSignedOrNotAnEvent_isRefused() throws IOException {
    assertThat(post("webhook", EVENT, NOW, null)).isEqualTo(400);
    assertThat(post("webhook", EVENT, NOW, "v0=00")).isEqualTo(400);
    assertThat(
            post(
                "webhook", EVENT, "1", SlackRequestSigner.sign("hush", "1", EVENT.getBytes(UTF_8))))
        .isEqualTo(400);
    assertThat(postSigned("[]")).isEqualTo(400);
    assertThat(postSigned(EVENT.replace("\"subject\"", "\"topic\""))).isEqualTo(400);
    secret = Optional.empty();
    assertThat(postSigned(EVENT)).isEqualTo(400);
    assertThat(receiver.events()).extracting(ReceivedEvent::refusal).doesNotContain("");
  }

  @Test
  void message_isAcceptedByTeamsOnlyAsACardWithinItsLimit() throws IOException {
    assertThat(post("teams", CARD, "", null)).isEqualTo(202);
    assertThat(post("teams", EVENT, "", null)).isEqualTo(400);
    assertThat(post("teams", CARD.replace("1.5", "1.6"), "", null)).isEqualTo(400);
    assertThat(post("teams", CARD.replace("RichText", "x".repeat(30_000)), "", null))
        .isEqualTo(400);
  }
}
