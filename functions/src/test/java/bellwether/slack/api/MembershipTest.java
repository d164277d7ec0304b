package bellwether.slack.api;

import static bellwether.slack.api.ScriptedSlackServer.ok;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests how Slack's user objects are read. */
final class MembershipTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Member | {'team_id':'T1'}",
        "Member | {'team_id':'T1','is_restricted':false,'is_stranger':false}",
        "Member | {'team_id':'E1','enterprise_user':{'teams':['T0','T1']}}",
        "Guest | {'team_id':'T1','is_restricted':true}",
        "Guest | {'team_id':'T1','is_restricted':true,'is_ultra_restricted':true}",
        "Guest | {'team_id':'T1','is_ultra_restricted':true}",
        "External | {'team_id':'T2'}",
        "External | {'team_id':'T2','is_stranger':false}",
        "External | {'team_id':'T1','is_stranger':true}",
        "External | {'team_id':'T1','deleted':true}",
        "External | {'team_id':'E1','enterprise_user':{'teams':['T0']}}",
        "External | {}",
      })
  void userObject_isReadAsMembership(String expected, String user) {
    String body = "{\"ok\":true,\"user\":" + user.replace('\'', '"') + "}";
    try (ScriptedSlackServer slack = new ScriptedSlackServer(ok(body))) {
      assertThat(client(slack).membership("T1", "U1").getClass().getSimpleName())
          .isEqualTo(expected);
      assertThat(slack.requests())
          .singleElement()
          .satisfies(request -> assertThat(request.line()).contains("/api/users.info"))
          .extracting(ScriptedSlackServer.Request::form)
          .isEqualTo(Map.of("user", "U1"));
    }
  }

  @ParameterizedTest
  @CsvSource({"missing_scope", "ratelimited", "user_not_found"})
  void refusal_isUnknownWithSlacksError(String error) {
    try (ScriptedSlackServer slack =
        new ScriptedSlackServer(ok("{\"ok\":false,\"error\":\"" + error + "\"}"))) {
      assertThat(client(slack).membership("T1", "U1")).isEqualTo(new Membership.Unknown(error));
    }
  }

  @Test
  void channel_isCheckedWithSlack() {
    try (ScriptedSlackServer slack =
        new ScriptedSlackServer(
            ok("{\"ok\":true,\"channel\":{\"id\":\"C1\",\"is_archived\":false}}"),
            ok("{\"ok\":true,\"channel\":{\"id\":\"C1\",\"is_archived\":true}}"),
            ok("{\"ok\":false,\"error\":\"channel_not_found\"}"))) {
      assertThat(client(slack).channelError("C1")).isEmpty();
      assertThat(client(slack).channelError("C1")).contains("is_archived");
      assertThat(client(slack).channelError("C1")).contains("channel_not_found");
    }
  }

  @Test
  void tokensTeam_isAskedFor() {
    try (ScriptedSlackServer slack =
        new ScriptedSlackServer(ok("{\"ok\":true,\"team_id\":\"T1\"}"))) {
      assertThat(client(slack).tokenTeam()).isEqualTo(Optional.of("T1"));
    }
  }

  private static WorkspaceClient client(ScriptedSlackServer slack) {
    return new WorkspaceClient("xoxb-1", slack.apiUrl(), Duration.ofMinutes(1));
  }
}
