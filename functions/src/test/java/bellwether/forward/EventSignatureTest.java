package bellwether.forward;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.TestClock;
import bellwether.slack.request.RequestVerifier;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class EventSignatureTest {
  private final TestClock clock = TestClock.start();

  /** The example of docs.slack.dev/authentication/verifying-requests-from-slack. */
  @Test
  void signature_isThatOfSlacksExample() {
    String body =
        "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow"
            + "&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner"
            + "&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com"
            + "%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN"
            + "&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";
    assertThat(
            EventSignature.of("8f742231b10e8888abcd99yyyzzz85a5", 1531420618, body.getBytes(UTF_8)))
        .isEqualTo("v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503");
  }

  @Test
  void signature_isAcceptedByAVerifierOfSlacksRequests() {
    String secret = EventSignature.newSecret();
    byte[] body = "{\"é\":1}".getBytes(UTF_8);
    long now = clock.instant().getEpochSecond();
    RequestVerifier verifier = new RequestVerifier(secret, clock);
    Map<String, List<String>> headers =
        Map.of(
            "x-slack-request-timestamp",
            List.of(Long.toString(now)),
            "x-slack-signature",
            List.of(EventSignature.of(secret, now, body)));

    assertThat(verifier.isAuthentic(headers, body)).isTrue();
    assertThat(verifier.isAuthentic(headers, "{}".getBytes(UTF_8))).isFalse();
  }

  @Test
  void secrets_areLongAndDiffer() {
    assertThat(EventSignature.newSecret())
        .matches("[A-Za-z0-9_-]{43}")
        .isNotEqualTo(EventSignature.newSecret());
  }
}
