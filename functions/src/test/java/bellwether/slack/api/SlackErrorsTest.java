package bellwether.slack.api;

import static bellwether.slack.api.SlackPosts.OK;
import static bellwether.slack.api.SlackPosts.post;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.slack.api.PostResult.InvalidMessage;
import bellwether.slack.api.PostResult.RateLimited;
import bellwether.slack.api.PostResult.Rejected;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests rate limits and rejections. */
final class SlackErrorsTest {
  @ParameterizedTest
  @CsvSource({
    "Retry-After: 1, 1",
    "Retry-After: 30, 30",
    "Retry-After: 0, 1",
    "Retry-After: -5, 1",
    "Retry-After: 601, 600",
    "Retry-After: 1000000000000, 600",
    "Retry-After: 99999999999999999999999999, 600",
    "'Retry-After: Wed, 21 Oct 2026 07:28:00 GMT', 60",
    "Retry-After:, 60",
    "Retry-After: 1.5, 60",
    "X-Nothing: 1, 60",
  })
  void retryAfter_isBounded(String header, long seconds) {
    try (ScriptedSlackServer slack =
        new ScriptedSlackServer(
            ScriptedSlackServer.response("429 Too Many", header + "\r\n", "ratelimited"),
            ScriptedSlackServer.ok(OK))) {
      assertThat(post(slack)).isEqualTo(new RateLimited(Duration.ofSeconds(seconds)));
      assertThat(slack.requests()).hasSize(1);
    }
  }

  @Test
  void rateLimitWithStatus200_isRateLimited() {
    try (ScriptedSlackServer slack =
        new ScriptedSlackServer(
            ScriptedSlackServer.response(
                "200 OK", "Retry-After: 7\r\n", "{\"ok\":false,\"error\":\"ratelimited\"}"))) {
      assertThat(post(slack)).isEqualTo(new RateLimited(Duration.ofSeconds(7)));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "channel_not_found",
        "not_in_channel",
        "is_archived",
        "invalid_auth",
        "not_authed",
        "account_inactive",
        "token_revoked",
        "token_expired",
        "missing_scope",
        "restricted_action",
        "restricted_action_read_only_channel",
        "ekm_access_denied",
        "team_access_not_granted"
      })
  void fixableRejection_saysHowToFix(String error) {
    try (ScriptedSlackServer slack = new ScriptedSlackServer(error(error))) {
      assertThat(post(slack))
          .isInstanceOfSatisfying(
              Rejected.class,
              refused -> {
                assertThat(refused.error()).isEqualTo(error);
                assertThat(refused.fixableByCustomer()).isTrue();
                assertThat(refused.fix()).isNotBlank();
                assertThat(refused.isThreadMissing()).isFalse();
              });
    }
  }

  @Test
  void threadRejection_isThreadMissing() {
    try (ScriptedSlackServer slack = new ScriptedSlackServer(error("thread_not_found"))) {
      assertThat(post(slack))
          .isInstanceOfSatisfying(
              Rejected.class,
              refused -> {
                assertThat(refused.fixableByCustomer()).isFalse();
                assertThat(refused.isThreadMissing()).isTrue();
              });
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "invalid_blocks",
        "invalid_blocks_format",
        "msg_too_long",
        "msg_blocks_too_long",
        "metadata_too_large",
        "no_text"
      })
  void formatRejection_isInvalidMessage(String error) {
    try (ScriptedSlackServer slack = new ScriptedSlackServer(error(error))) {
      assertThat(post(slack)).isEqualTo(new InvalidMessage(error));
    }
  }

  private static ScriptedSlackServer.ScriptedResponse error(String error) {
    return ScriptedSlackServer.ok("{\"ok\":false,\"error\":\"" + error + "\"}");
  }
}
