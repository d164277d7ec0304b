package bellwether.app.deliver;

import static bellwether.app.Fixtures.CUSTOMER;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.TestClock;
import bellwether.app.deliver.forward.EmailChannel;
import bellwether.app.deliver.forward.ForwardChannel;
import bellwether.app.deliver.forward.WebhookChannel;
import bellwether.app.workspace.BotToken;
import bellwether.app.workspace.DestinationSecrets;
import bellwether.app.workspace.DestinationSecrets.Secrets;
import bellwether.domain.destination.Destination;
import bellwether.domain.destination.Destination.Kind;
import bellwether.forward.FakeReceiver;
import bellwether.forward.OutgoingAlerts;
import bellwether.forward.SendResult;
import bellwether.forward.WebhookClient;
import bellwether.forward.email.EmailSettings;
import bellwether.forward.email.SesClient;
import bellwether.slack.api.PostResult;
import bellwether.slack.block.SlackMessage;
import bellwether.store.TokenCipher;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.net.SocketFactory;
import okhttp3.HttpUrl;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Tests that every channel draws the same conclusions from what happens to a request: whether it
 * certainly arrived, certainly did not, or may have. Lost and repeated alerts depend on this alone.
 */
final class ChannelContractTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  /** The conclusion from one attempt. */
  enum Conclusion {
    WAIT,
    NOT_SENT,
    UNKNOWN,
    FOR_A_PERSON
  }

  /** Each sends one message to this address. */
  enum Channel {
    SLACK {
      @Override
      Conclusion send(HttpUrl address) {
        SlackChannel slack =
            new SlackChannel(
                _ -> new BotToken.Available("xoxb-1"),
                address.newBuilder("/api/").build().uri(),
                TIMEOUT);
        return switch (slack.post(CUSTOMER, "C1", SlackMessage.ofLines("x"), null, "d1")) {
          case PostResult.RateLimited _ -> Conclusion.WAIT;
          case PostResult.NotSent _ -> Conclusion.NOT_SENT;
          case PostResult.Unknown _ -> Conclusion.UNKNOWN;
          case PostResult.Rejected _, PostResult.InvalidMessage _ -> Conclusion.FOR_A_PERSON;
          case PostResult.Posted posted -> throw new AssertionError(posted);
        };
      }
    },
    WEBHOOK {
      @Override
      Conclusion send(HttpUrl address) {
        return forward(Kind.WEBHOOK, address);
      }
    },
    TEAMS {
      @Override
      Conclusion send(HttpUrl address) {
        return forward(Kind.TEAMS, address);
      }
    },
    EMAIL {
      @Override
      Conclusion send(HttpUrl address) {
        SesClient ses =
            new SesClient(
                new WebhookClient(SocketFactory.getDefault(), TIMEOUT),
                address.newBuilder("/").build().uri(),
                (_, headers, _) -> headers,
                new EmailSettings("alerts@example.com", "eu-west-1"));
        return conclude(
            secrets -> new EmailChannel(secrets, Optional.of(ses)), Kind.EMAIL, "team@example.com");
      }
    };

    abstract Conclusion send(HttpUrl address);
  }

  private static Conclusion forward(Kind kind, HttpUrl address) {
    return conclude(
        secrets ->
            new WebhookChannel(
                secrets,
                new WebhookClient(SocketFactory.getDefault(), TIMEOUT),
                true,
                TestClock.start()),
        kind,
        address.toString());
  }

  private static Conclusion conclude(
      Function<DestinationSecrets, ForwardChannel> channel, Kind kind, String address) {
    DestinationSecrets secrets =
        new DestinationSecrets(
            () -> Optional.of(new TokenCipher("bm90LWEta2V5LWJ1dC10aGlydHktdHdvLWJ5dGVzISE=")));
    String sealed = secrets.seal(CUSTOMER, kind, new Secrets(address, "secret")).orElseThrow();
    SendResult result =
        channel
            .apply(secrets)
            .send(
                CUSTOMER,
                Destination.active(kind, sealed, "there", OutgoingAlerts.NOW),
                OutgoingAlerts.sample());
    return switch (result) {
      case SendResult.RateLimited _ -> Conclusion.WAIT;
      case SendResult.NotSent _ -> Conclusion.NOT_SENT;
      case SendResult.Unknown _ -> Conclusion.UNKNOWN;
      case SendResult.Rejected _, SendResult.Closed _ -> Conclusion.FOR_A_PERSON;
      case SendResult.Accepted accepted -> throw new AssertionError(accepted);
    };
  }

  private static void expect(
      Channel channel, Supplier<FakeReceiver> receivers, Conclusion expected) {
    try (FakeReceiver receiver = receivers.get()) {
      assertThat(channel.send(receiver.url())).as("%s", channel).isEqualTo(expected);
      assertThat(receiver.received()).as("never sent twice").hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void status429_meansToWait(Channel channel) {
    Map<String, String> header = Map.of("Retry-After", "3");
    expect(channel, () -> FakeReceiver.answering(429, header), Conclusion.WAIT);
  }

  @ParameterizedTest
  @EnumSource
  void errorOfTheServer_isUnknown(Channel channel) {
    for (int status : new int[] {408, 500, 502, 503, 504}) {
      expect(channel, () -> FakeReceiver.answering(status), Conclusion.UNKNOWN);
    }
  }

  @ParameterizedTest
  @EnumSource
  void connectionThatEndsAfterTheRequest_isUnknown(Channel channel) {
    expect(channel, FakeReceiver::disconnecting, Conclusion.UNKNOWN);
  }

  @ParameterizedTest
  @EnumSource
  void responseThatNeverComes_isUnknown(Channel channel) {
    expect(channel, FakeReceiver::silent, Conclusion.UNKNOWN);
  }

  @ParameterizedTest
  @EnumSource
  void connectionThatIsRefused_isNotSent(Channel channel) {
    HttpUrl url;
    try (FakeReceiver receiver = FakeReceiver.answering(200)) {
      url = receiver.url();
    }
    assertThat(channel.send(url)).isEqualTo(Conclusion.NOT_SENT);
  }
}
