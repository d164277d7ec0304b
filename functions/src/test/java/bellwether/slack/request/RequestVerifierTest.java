package bellwether.slack.request;

import static bellwether.slack.request.RequestSignature.sign;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("case-60")
final class RequestVerifierTest {
  // The example of https://docs.slack.dev/authentication/verifying-requests-from-slack
  private static final String SECRET = "8f742231b10e8888abcd99yyyzzz85a5";
  private static final long TIME = 1531420618;
  private static final String BODY =
      "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow"
          + "&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner"
          + "&command=%2Fwebhook-collect&text="
          + "&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554"
          + "%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121"
          + ".803a0bc887a14d10d2c447fce8b6703c";
  private static final String SIGNATURE =
      "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503";

  @Test
  void publishedExample_isAccepted() {
    assertThat(verifierAt(0).isAuthentic(headers("" + TIME, SIGNATURE), BODY.getBytes(UTF_8)))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(longs = {-300, -299, 299, 300})
  void skewUpToFiveMinutes_isAccepted(long seconds) {
    assertThat(verifierAt(seconds).isAuthentic(headers("" + TIME, SIGNATURE), BODY.getBytes(UTF_8)))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(longs = {-301, 301, -315_360_000, 315_360_000})
  void skewBeyondFiveMinutes_isRejectedBothWays(long seconds) {
    assertThat(verifierAt(seconds).isAuthentic(headers("" + TIME, SIGNATURE), BODY.getBytes(UTF_8)))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "+1531420618",
        "-1531420618",
        " 1531420618",
        "1531420618 ",
        "1531420618.0",
        "0x5B47A14A",
        "١٥٣١٤٢٠٦١٨",
        "1531420618,1531420618",
        "99999999999999999999999",
        "NaN"
      })
  void nonNumericTimestamp_isRejectedEvenIfSigned(String timestamp) {
    byte[] body = BODY.getBytes(UTF_8);
    Map<String, List<String>> headers = headers(timestamp, sign(SECRET, timestamp, body));
    assertThat(verifierAt(0).isAuthentic(headers, body)).isFalse();
  }

  @Test
  void missingHeader_isRejected() {
    byte[] body = BODY.getBytes(UTF_8);
    assertThat(verifierAt(0).isAuthentic(Map.of(), body)).isFalse();
    assertThat(verifierAt(0).isAuthentic(Map.of("x-slack-signature", List.of(SIGNATURE)), body))
        .isFalse();
    assertThat(
            verifierAt(0)
                .isAuthentic(Map.of("x-slack-request-timestamp", List.of("" + TIME)), body))
        .isFalse();
    assertThat(
            verifierAt(0)
                .isAuthentic(
                    Map.of(
                        "x-slack-signature",
                        List.of(),
                        "x-slack-request-timestamp",
                        List.of("" + TIME)),
                    body))
        .isFalse();
  }

  @Test
  void duplicateHeader_isRejected() {
    byte[] body = BODY.getBytes(UTF_8);
    List<String> once = List.of("" + TIME);
    List<String> signature = List.of(SIGNATURE);
    assertThat(
            verifierAt(0)
                .isAuthentic(
                    Map.of(
                        "x-slack-request-timestamp",
                        once,
                        "x-slack-signature",
                        List.of(SIGNATURE, SIGNATURE)),
                    body))
        .isFalse();
    assertThat(
            verifierAt(0)
                .isAuthentic(
                    Map.of(
                        "x-slack-request-timestamp",
                        List.of("" + TIME, "" + TIME),
                        "x-slack-signature",
                        signature),
                    body))
        .isFalse();
    assertThat(verifierAt(0).isAuthentic(headers("" + TIME, SIGNATURE + "," + SIGNATURE), body))
        .isFalse();
  }

  @Test
  void otherSecret_isRejected() {
    byte[] body = BODY.getBytes(UTF_8);
    assertThat(
            verifierAt(0).isAuthentic(headers("" + TIME, sign("another", "" + TIME, body)), body))
        .isFalse();
  }

  @Test
  void nonUtf8Bytes_areVerifiedUnchanged() {
    byte[] body = {(byte) 0xFF, (byte) 0xFE, 0, 'a', (byte) 0xC3, (byte) 0xA9};
    assertThat(verifierAt(0).isAuthentic(headers("" + TIME, sign(SECRET, "" + TIME, body)), body))
        .isTrue();
  }

  @Test
  void mutatedRequests_areRejected() {
    long seed = 20210319;
    Random random = new Random(seed);
    byte[] body = BODY.getBytes(UTF_8);
    for (int i = 0; i < 10_000; i++) {
      String timestamp = "" + TIME;
      String signature = SIGNATURE;
      byte[] altered = body;
      switch (random.nextInt(3)) {
        case 0 -> timestamp = mutate(timestamp, random);
        case 1 -> signature = mutate(signature, random);
        default -> {
          altered = body.clone();
          altered[random.nextInt(body.length)] ^= (byte) (1 + random.nextInt(255));
        }
      }
      assertThat(verifierAt(0).isAuthentic(headers(timestamp, signature), altered))
          .as("seed %d, mutant %d: %s %s", seed, i, timestamp, signature)
          .isFalse();
    }
  }

  @Test
  void emptySecret_isRejected() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RequestVerifier(" ", Clock.systemUTC()));
  }

  /** One character replaced, dropped or added. */
  private static String mutate(String text, Random random) {
    int at = random.nextInt(text.length());
    char other = (char) (' ' + random.nextInt(95));
    return switch (random.nextInt(3)) {
      case 0 ->
          text.substring(0, at) + (other == text.charAt(at) ? '~' : other) + text.substring(at + 1);
      case 1 -> text.substring(0, at) + text.substring(at + 1);
      default -> text.substring(0, at) + other + text.substring(at);
    };
  }

  private static RequestVerifier verifierAt(long secondsLater) {
    Instant now = Instant.ofEpochSecond(TIME).plus(Duration.ofSeconds(secondsLater));
    return new RequestVerifier(SECRET, Clock.fixed(now, ZoneOffset.UTC));
  }

  private static Map<String, List<String>> headers(String timestamp, String signature) {
    return Map.of(
        "x-slack-request-timestamp", List.of(timestamp), "x-slack-signature", List.of(signature));
  }
}
