package bellwether.slack.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OAuthClientTest {
  private static final String SECRET = "client-secret-of-the-tests";
  private static final String CODE = "code-of-the-tests";
  private static final String TOKEN = "xoxb-of-the-tests";
  private static final String GRANTED_JSON =
      "{'ok':true,'access_token':'xoxb-of-the-tests','token_type':'bot','bot_user_id':'UBOT',"
          + "'team':{'id':'T1','name':'Example'},'authed_user':{'id':'UDANA'},"
          + "'is_enterprise_install':false}";

  private static OAuthResult exchange(ScriptedSlackServer.ScriptedResponse behaviour) {
    try (ScriptedSlackServer slack = new ScriptedSlackServer(behaviour)) {
      return oauth(slack.apiUrl()).exchangeCode(CODE);
    }
  }

  private static OAuthClient oauth(URI api) {
    return new OAuthClient("1.2", SECRET, api, Duration.ofMinutes(1));
  }

  private static ScriptedSlackServer.ScriptedResponse json(String text) {
    return ScriptedSlackServer.ok(text.replace('\'', '"'));
  }

  @Test
  void authorizeUrl_hasScopesOfManifest() throws Exception {
    assertThat(oauth(SlackClient.DEFAULT_API_URL).authorizeUrl("s-1"))
        .hasToString(
            "https://slack.com/oauth/v2/authorize?client_id=1.2"
                + "&scope=commands%2Cchat%3Awrite%2Cchannels%3Ahistory%2Cgroups%3Ahistory"
                + "%2Cim%3Awrite%2Cfiles%3Aread%2Cfiles%3Awrite"
                + "%2Cusers%3Aread%2Cchannels%3Aread%2Cgroups%3Aread"
                + "&state=s-1");
    assertThat(oauth(URI.create("http://localhost:3000/api/")).authorizeUrl("s"))
        .hasScheme("http")
        .hasAuthority("localhost:3000")
        .hasPath("/oauth/v2/authorize");
    // A function in a container calls this machine by a name that a browser may not know.
    assertThat(oauth(URI.create("http://host.docker.internal:3000/api/")).authorizeUrl("s"))
        .hasAuthority("localhost:3000")
        .hasPath("/oauth/v2/authorize");
    String manifest = Files.readString(Path.of("../slack-app-manifest.yaml"));
    String scopes = manifest.substring(manifest.indexOf("scopes:"), manifest.indexOf("settings:"));
    assertThat(scopes.lines().filter(line -> line.strip().startsWith("- ")))
        .extracting(line -> line.strip().split("\\s+")[1])
        .isEqualTo(OAuthClient.BOT_SCOPES);
  }

  @Test
  void exchangeCode_sendsCodeAndSecretOnceWithoutToken() {
    try (ScriptedSlackServer slack = new ScriptedSlackServer(json(GRANTED_JSON))) {
      assertThat(oauth(slack.apiUrl()).exchangeCode(CODE))
          .isEqualTo(new OAuthResult.Granted("T1", "Example", TOKEN, "UBOT", "UDANA"));
      assertThat(slack.requests())
          .singleElement()
          .satisfies(request -> {
            assertThat(request.line()).startsWith("POST /api/oauth.v2.access ");
            assertThat(request.headers()).doesNotContainKey("authorization");
            assertThat(request.form())
                .containsEntry("client_id", "1.2")
                .containsEntry("client_secret", SECRET)
                .containsEntry("code", CODE);
          });
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "{'ok':false,'error':'invalid_code'}; invalid_code",
        "{'ok':false,'error':'<b>'}; an unknown error",
        "{'ok':true,'is_enterprise_install':true,'team':null}; org_install",
        "{'ok':true,'team':{'id':'T1'},'token_type':'bot','bot_user_id':'U'}; no_bot_token",
        "{'ok':true,'team':{'id':'T1'},'token_type':'user','bot_user_id':'U',"
            + "'access_token':'xoxp-1'}; no_bot_token",
      })
  void exchangeCode_returnsErrorFromSlack(String answer, String error) {
    assertThat(exchange(json(answer)))
        .isInstanceOfSatisfying(
            OAuthResult.Denied.class,
            refused -> {
              assertThat(refused.error()).isEqualTo(error);
              assertThat(refused.fix()).isNotEmpty();
            });
  }

  @Test
  void exchangeCode_withoutCompleteResponse_isUnknownAndNotRetried() {
    for (ScriptedSlackServer.ScriptedResponse behaviour :
        new ScriptedSlackServer.ScriptedResponse[] {
          ScriptedSlackServer.closeConnection(),
          ScriptedSlackServer.reset(),
          ScriptedSlackServer.truncatedBody("{"),
          ScriptedSlackServer.ok("<html>"),
          ScriptedSlackServer.response("503 Busy", "Retry-After: 0\r\n", ""),
        }) {
      try (ScriptedSlackServer slack = new ScriptedSlackServer(behaviour, json(GRANTED_JSON))) {
        assertThat(oauth(slack.apiUrl()).exchangeCode(CODE))
            .isInstanceOf(OAuthResult.Unknown.class);
        assertThat(slack.requests()).hasSize(1);
      }
    }
  }

  @Test
  void granted_toStringOmitsToken() {
    assertThat(exchange(json(GRANTED_JSON)).toString()).contains("T1").doesNotContain(TOKEN);
    assertThatThrownBy(() -> oauth(URI.create("http://slack.example/api/")))
        .hasMessageContaining("https")
        .hasMessageNotContaining(SECRET);
  }
}
