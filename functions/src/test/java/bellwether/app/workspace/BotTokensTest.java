package bellwether.app.workspace;

import bellwether.lambda.SlackConfig;
import bellwether.app.TestClock;
import bellwether.lambda.Environment;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.notice.FeedHealth;
import bellwether.domain.workspace.Installation;
import bellwether.store.memory.InMemoryInstallationStore;
import bellwether.store.TokenCipher;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class BotTokensTest {
  private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);
  private static final String SHARED = "xoxb-shared";

  private final TestClock clock = TestClock.start();
  private final InMemoryInstallationStore installations = new InMemoryInstallationStore();
  private final TokenCipher seal = new TokenCipher(KEY);

  private BotToken token(String customer, Map<String, String> variables) {
    return new SlackConfig(new Environment(variables)).botTokens(installations).of(customer);
  }

  private void installed(String team, String sealed) {
    installations.save(new Installation(team, clock.instant(), null, sealed, "UBOT", "UDANA"));
  }

  private static BotToken held(String token) {
    return new BotToken.Held(token);
  }

  private static void assertMissing(BotToken token, String fix) {
    assertThat(token)
        .isInstanceOfSatisfying(
            BotToken.Missing.class, missing -> assertThat(missing.fix()).contains(fix));
  }

  @Test
  void oneWorkspace_isServedWithTheTokenOfTheSettings() {
    Map<String, String> settings = Map.of("SLACK_BOT_TOKEN", SHARED);
    assertThat(token("T1", settings)).isEqualTo(held(SHARED));
    installations.save(new Installation("T1", clock.instant(), null));
    assertThat(token("T1", settings)).isEqualTo(held(SHARED));
    assertMissing(token("T1", Map.of()), "SLACK_BOT_TOKEN");
  }

  @Test
  void eachWorkspace_getsItsOwnTokenAndNoOthers() {
    Map<String, String> settings =
        Map.of("SLACK_BOT_TOKEN", SHARED, "BELLWETHER_TOKEN_KEY", KEY, "SLACK_TEAM_ID", "T0");
    installed("T1", seal.encrypt("T1", "xoxb-1"));
    installed("T2", seal.encrypt("T2", "xoxb-2"));

    assertThat(token("T1", settings)).isEqualTo(held("xoxb-1"));
    assertThat(token("T2", settings)).isEqualTo(held("xoxb-2"));
    assertThat(token("T0", settings)).isEqualTo(held(SHARED));
    assertThat(token(FeedHealth.OPERATORS, settings)).isEqualTo(held(SHARED));
    assertMissing(token("T3", settings), "/slack/install");
  }

  @Test
  void tokenOfTheSettings_servesNobodyUnnamedOnceOthersInstall() {
    Map<String, String> settings = Map.of("SLACK_BOT_TOKEN", SHARED, "BELLWETHER_TOKEN_KEY", KEY);
    assertMissing(token("T1", settings), "SLACK_TEAM_ID");
  }

  @Test
  void rowOfAnotherTeam_opensNothing() {
    installed("T2", seal.encrypt("T1", "xoxb-1"));
    assertMissing(
        token("T2", Map.of("SLACK_BOT_TOKEN", SHARED, "BELLWETHER_TOKEN_KEY", KEY)),
        "install Bellwether again");
  }

  @Test
  void keyThatIsWrongOrGone_givesNoTokenAndSaysWhatToDo() {
    installed("T1", seal.encrypt("T1", "xoxb-1"));
    String other =
        Base64.getEncoder()
            .encodeToString(
                "0123456789abcdef0123456789abcdef"
                    .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    assertMissing(token("T1", Map.of("BELLWETHER_TOKEN_KEY", other)), "can't be decrypted");
    assertMissing(token("T1", Map.of("BELLWETHER_TOKEN_KEY", "hush")), "openssl rand -base64 32");
    assertMissing(token("T1", Map.of("SLACK_BOT_TOKEN", SHARED)), "set BELLWETHER_TOKEN_KEY");
  }

  @Test
  void workspaceThatLeft_hasNoToken() {
    Map<String, String> settings =
        Map.of("SLACK_BOT_TOKEN", SHARED, "BELLWETHER_TOKEN_KEY", KEY, "SLACK_TEAM_ID", "T1");
    installed("T1", seal.encrypt("T1", "xoxb-1"));
    installations.save(installations.find("T1").orElseThrow().revoked(clock.instant()));
    assertMissing(token("T1", settings), "install Bellwether again");
  }

  @Test
  void held_printsNoToken() {
    assertThat(held(SHARED).toString()).doesNotContain(SHARED);
  }
}
