package bellwether.app.deliver.forward;

import static bellwether.app.Fixtures.CUSTOMER;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.TestClock;
import bellwether.app.workspace.DestinationSecrets;
import bellwether.app.workspace.DestinationSecrets.Secrets;
import bellwether.app.workspace.InvalidSettingException;
import bellwether.domain.destination.Destination;
import bellwether.domain.destination.Destination.Kind;
import bellwether.forward.EventSignature;
import bellwether.forward.FakeReceiver;
import bellwether.forward.OutgoingAlerts;
import bellwether.forward.SendResult;
import bellwether.forward.WebhookClient;
import bellwether.store.TokenCipher;
import java.time.Duration;
import java.util.Optional;
import javax.net.SocketFactory;
import org.junit.jupiter.api.Test;

final class WebhookChannelTest {
  private final TestClock clock = TestClock.start();
  private final DestinationSecrets secrets =
      new DestinationSecrets(
          () -> Optional.of(new TokenCipher("bm90LWEta2V5LWJ1dC10aGlydHktdHdvLWJ5dGVzISE=")));

  private WebhookChannel channel(DestinationSecrets opener, boolean allowPrivate) {
    return new WebhookChannel(
        opener,
        new WebhookClient(SocketFactory.getDefault(), Duration.ofMinutes(1)),
        allowPrivate,
        clock);
  }

  private Destination destination(Kind kind, FakeReceiver receiver) {
    String sealed =
        secrets
            .seal(CUSTOMER, kind, new Secrets(receiver.url().toString(), "secret"))
            .orElseThrow();
    return Destination.active(kind, sealed, "127.0.0.1", clock.instant());
  }

  @Test
  void event_isSignedWithTheTimeOfTheAttempt() {
    try (FakeReceiver receiver = FakeReceiver.answering(200)) {
      channel(secrets, true)
          .send(CUSTOMER, destination(Kind.WEBHOOK, receiver), OutgoingAlerts.sample());
      clock.advance(Duration.ofHours(1));
      channel(secrets, true)
          .send(CUSTOMER, destination(Kind.WEBHOOK, receiver), OutgoingAlerts.sample());

      assertThat(receiver.received())
          .hasSize(2)
          .allSatisfy(request -> {
            String time = request.headers().getFirst(EventSignature.TIMESTAMP_HEADER);
            assertThat(request.headers().getFirst(EventSignature.HEADER))
                .isEqualTo(
                    EventSignature.of(
                        "secret", Long.parseLong(time), request.body().getBytes(UTF_8)));
          })
          .extracting(request -> request.headers().getFirst(EventSignature.TIMESTAMP_HEADER))
          .containsExactly("1772442000", "1772445600");
    }
  }

  @Test
  void card_isNotSigned() {
    try (FakeReceiver receiver = FakeReceiver.answering(202)) {
      assertThat(
              channel(secrets, true)
                  .send(CUSTOMER, destination(Kind.TEAMS, receiver), OutgoingAlerts.sample()))
          .isEqualTo(new SendResult.Accepted());
      assertThat(receiver.received())
          .singleElement()
          .satisfies(request -> {
            assertThat(request.headers().getFirst("Content-Type"))
                .isEqualTo("application/json; charset=UTF-8");
            assertThat(request.headers()).doesNotContainKey(EventSignature.HEADER);
            assertThat(request.body()).contains("AdaptiveCard");
          });
    }
  }

  @Test
  void privateAddress_isNotSentToInTheCloud() {
    try (FakeReceiver receiver = FakeReceiver.answering(200)) {
      assertThat(
              channel(secrets, false)
                  .send(CUSTOMER, destination(Kind.WEBHOOK, receiver), OutgoingAlerts.sample()))
          .isInstanceOf(SendResult.Rejected.class);
      assertThat(receiver.received()).isEmpty();
    }
  }

  @Test
  void addressThatCannotBeRead_saysWhatToDo() {
    try (FakeReceiver receiver = FakeReceiver.answering(200)) {
      Destination webhook = destination(Kind.WEBHOOK, receiver);
      assertThat(channel(secrets, true).send("T0OTHER", webhook, OutgoingAlerts.sample()))
          .isEqualTo(
              new SendResult.Rejected("its address can't be decrypted: set the address again"));
      DestinationSecrets invalid =
          new DestinationSecrets(() -> {
            throw new InvalidSettingException("line 1 is not 32 bytes");
          });
      assertThat(channel(invalid, true).send(CUSTOMER, webhook, OutgoingAlerts.sample()))
          .isEqualTo(new SendResult.NotSent("the key of this deployment is invalid"));
      assertThat(receiver.received()).isEmpty();
    }
  }
}
