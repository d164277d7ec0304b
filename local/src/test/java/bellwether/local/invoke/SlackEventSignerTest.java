package bellwether.local.invoke;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellwether.local.cli.UserError;
import bellwether.local.slack.request.SlackRequestSigner;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Locale;
import org.junit.jupiter.api.Test;

final class SlackEventSignerTest {
  private static final InstantSource NOW =
      InstantSource.fixed(Instant.ofEpochSecond(2_000_000_000));

  private static String event(String signature, String body, boolean base64) {
    return String.format(
        Locale.ROOT,
        """
        {"headers":{"x-slack-request-timestamp":"1600000000","x-slack-signature":"%s"},\
        "body":"%s","isBase64Encoded":%s}\
        """,
        signature,
        body,
        base64);
  }

  @Test
  void validSignature_isRenewed() throws Exception {
    byte[] body = "command=%2Fbreach".getBytes(UTF_8);
    String old = SlackRequestSigner.sign("secret", "1600000000", body);
    for (String stored :
        new String[] {
          event(old, "command=%2Fbreach", false),
          event(old, Base64.getEncoder().encodeToString(body), true)
        }) {
      JsonNode fresh = new ObjectMapper().readTree(SlackEventSigner.resign(stored, "secret", NOW));

      assertThat(fresh.at("/headers/x-slack-request-timestamp").asText()).isEqualTo("2000000000");
      assertThat(fresh.at("/headers/x-slack-signature").asText())
          .isEqualTo(SlackRequestSigner.sign("secret", "2000000000", body));
    }
  }

  @Test
  void invalidSignatureAndOtherEvents_areUnchanged() {
    String wrong = event("v0=00", "command=%2Fbreach", false);
    assertThat(SlackEventSigner.resign(wrong, "secret", NOW)).isSameAs(wrong);
    assertThat(SlackEventSigner.resign(wrong, "", NOW)).isSameAs(wrong);
    assertThat(SlackEventSigner.resign("{\"Records\":[]}", "secret", NOW))
        .isEqualTo("{\"Records\":[]}");
  }

  @Test
  void malformedEvent_isAUserError() {
    assertThatThrownBy(() -> SlackEventSigner.resign("{", "secret", NOW))
        .isInstanceOf(UserError.class);
    assertThatThrownBy(() -> SlackEventSigner.resign("[]", "secret", NOW))
        .isInstanceOf(UserError.class);
  }

  @Test
  void signature_matchesSlacksPublishedExample() {
    String body =
        "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow"
            + "&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner"
            + "&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2F"
            + "commands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN"
            + "&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";

    assertThat(
            SlackRequestSigner.sign(
                "8f742231b10e8888abcd99yyyzzz85a5", "1531420618", body.getBytes(UTF_8)))
        .isEqualTo("v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503");
  }
}
