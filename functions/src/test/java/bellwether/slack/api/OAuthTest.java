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

final class OAuthTest {
  private static final String SECRET = "client-secret-of-the-tests";
  private static final String CODE = "code-of-the-tests";
  private static final String TOKEN = "xoxb-of-the-tests";
  private static final String GIVEN =
      "{'ok':true,'access_token':'xoxb-of-the-tests','token_type':'bot','bot_user_id':'UBOT',"
          + "'team':{'id':'T1','name':'Example'},'authed_user':{'id':'UDANA'},"
          + "'is_enterprise_install':false}";

  private static Grant exchange(FakeSlack.Behaviour behaviour) {
    try (FakeSlack slack = new FakeSlack(behaviour)) {
      return oauth(slack.apiUrl()).exchange(CODE);
    }
  }

  private static OAuth oauth(URI api) {
    return new OAuth("1.2", SECRET, api, Duration.ofMinutes(1));
  }

  private static FakeSlack.Behaviour json(String text) {
    return FakeSlack.ok(text.replace('\'', '"'));
  }

  @Test
  void authorizePage_isSlacksWithTheScopesOfTheManifest() throws Exception {
    assertThat(oauth(SlackClient.DEFAULT_API_URL).authorizePage("s-1"))
        .hasToString(
            "https://slack.com/oauth/v2/authorize?client_id=1.2"
                + "&scope=commands%2Cchat%3Awrite%2Cchannels%3Ahistory%2Cgroups%3Ahistory"
                + "%2Cfiles%3Aread%2Cfiles%3Awrite"
                + "&state=s-1");
    assertThat(oauth(URI.create("http://localhost:3000/api/")).authorizePage("s"))
        .hasScheme("http")
        .hasAuthority("localhost:3000")
        .hasPath("/oauth/v2/authorize");
    String manifest = Files.readString(Path.of("../slack-app-manifest.yaml"));
    String scopes = manifest.substring(manifest.indexOf("scopes:"), manifest.indexOf("settings:"));
    assertThat(scopes.lines().filter(line -> line.strip().startsWith("- ")))
        .extracting(line -> line.strip().split("\\s+")[1])
        .isEqualTo(OAuth.BOT_SCOPES);
  }

  @Test
  void exchange_sendsTheCodeOnceWithTheSecretAndNoToken() {
    try (FakeSlack slack = new FakeSlack(json(GIVEN))) {
      assertThat(oauth(slack.apiUrl()).exchange(CODE))
          .isEqualTo(new Grant.Given("T1", "Example", TOKEN, "UBOT", "UDANA"));
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
        "{'ok':false,'error':'<b>'}; an error without a name",
        "{'ok':true,'is_enterprise_install':true,'team':null}; org_install",
        "{'ok':true,'team':{'id':'T1'},'token_type':'bot','bot_user_id':'U'}; no_bot_token",
        "{'ok':true,'team':{'id':'T1'},'token_type':'user','bot_user_id':'U',"
            + "'access_token':'xoxp-1'}; no_bot_token",
      })
  void exchange_tellsWhatSlackRefused(String answer, String error) {
    assertThat(exchange(json(answer)))
        .isInstanceOfSatisfying(
            Grant.Refused.class,
            refused -> {
              assertThat(refused.error()).isEqualTo(error);
              assertThat(refused.fix()).isNotEmpty();
            });
  }

  @Test
  void exchange_isUnclearWithoutAWholeAnswer_andNeverSentAgain() {
    for (FakeSlack.Behaviour behaviour :
        new FakeSlack.Behaviour[] {
          FakeSlack.eof(),
          FakeSlack.reset(),
          FakeSlack.truncated("{"),
          FakeSlack.ok("<html>"),
          FakeSlack.respond("503 Busy", "Retry-After: 0\r\n", ""),
        }) {
      try (FakeSlack slack = new FakeSlack(behaviour, json(GIVEN))) {
        assertThat(oauth(slack.apiUrl()).exchange(CODE)).isInstanceOf(Grant.Unclear.class);
        assertThat(slack.requests()).hasSize(1);
      }
    }
  }

  @Test
  void given_printsNoToken() {
    assertThat(exchange(json(GIVEN)).toString()).contains("T1").doesNotContain(TOKEN);
    assertThatThrownBy(() -> oauth(URI.create("http://slack.example/api/")))
        .hasMessageContaining("https")
        .hasMessageNotContaining(SECRET);
  }
}
