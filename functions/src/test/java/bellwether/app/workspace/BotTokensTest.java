package bellwether.app.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.TestClock;
import bellwether.domain.notice.FeedHealth;
import bellwether.domain.workspace.Installation;
import bellwether.lambda.Environment;
import bellwether.lambda.SlackConfig;
import bellwether.store.TokenCipher;
import bellwether.store.memory.InMemoryInstallationStore;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class BotTokensTest {
  private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);
  private static final String SHARED = "xoxb-shared";

  private final TestClock clock = TestClock.start();
  private final InMemoryInstallationStore installations = new InMemoryInstallationStore();
  private final TokenCipher cipher = new TokenCipher(KEY);

  private BotToken token(String customer, Map<String, String> variables) {
    return new SlackConfig(new Environment(variables)).botTokens(installations).tokenFor(customer);
  }

  private void saveInstallation(String team, String sealed) {
    installations.save(new Installation(team, clock.instant(), null, sealed, "UBOT", "UDANA"));
  }

  private static BotToken available(String token) {
    return new BotToken.Available(token);
  }

  private static void assertMissing(BotToken token, String fix) {
    assertThat(token)
        .isInstanceOfSatisfying(
            BotToken.Missing.class, missing -> assertThat(missing.fix()).contains(fix));
  }

  @Test
  void singleWorkspace_usesTheConfiguredToken() {
    Map<String, String> settings = Map.of("SLACK_BOT_TOKEN", SHARED);
    assertThat(token("T1", settings)).isEqualTo(available(SHARED));
    installations.save(new Installation("T1", clock.instant(), null));
    assertThat(token("T1", settings)).isEqualTo(available(SHARED));
    assertMissing(token("T1", Map.of()), "SLACK_BOT_TOKEN");
  }

  @Test
  void eachWorkspace_getsItsOwnTokenAndNoOthers() {
    Map<String, String> settings =
        Map.of("SLACK_BOT_TOKEN", SHARED, "BELLWETHER_TOKEN_KEY", KEY, "SLACK_TEAM_ID", "T0");
    saveInstallation("T1", cipher.encrypt("T1", "xoxb-1"));
    saveInstallation("T2", cipher.encrypt("T2", "xoxb-2"));

    assertThat(token("T1", settings)).isEqualTo(available("xoxb-1"));
    assertThat(token("T2", settings)).isEqualTo(available("xoxb-2"));
    assertThat(token("T0", settings)).isEqualTo(available(SHARED));
    assertThat(token(FeedHealth.OPERATORS, settings)).isEqualTo(available(SHARED));
    assertMissing(token("T3", settings), "/slack/install");
  }

  @Test
  void configuredToken_servesNoUnnamedWorkspaceOnceOthersInstall() {
    Map<String, String> settings = Map.of("SLACK_BOT_TOKEN", SHARED, "BELLWETHER_TOKEN_KEY", KEY);
    assertMissing(token("T1", settings), "SLACK_TEAM_ID");
  }

  @Test
  void rowOfAnotherTeam_isNotDecrypted() {
    saveInstallation("T2", cipher.encrypt("T1", "xoxb-1"));
    assertMissing(
        token("T2", Map.of("SLACK_BOT_TOKEN", SHARED, "BELLWETHER_TOKEN_KEY", KEY)),
        "install Bellwether again");
  }

  @Test
  void wrongOrMissingKey_yieldsNoTokenAndAFix() {
    saveInstallation("T1", cipher.encrypt("T1", "xoxb-1"));
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
  void uninstalledWorkspace_hasNoToken() {
    Map<String, String> settings =
        Map.of("SLACK_BOT_TOKEN", SHARED, "BELLWETHER_TOKEN_KEY", KEY, "SLACK_TEAM_ID", "T1");
    saveInstallation("T1", cipher.encrypt("T1", "xoxb-1"));
    installations.save(installations.find("T1").orElseThrow().withRevoked(clock.instant()));
    assertMissing(token("T1", settings), "install Bellwether again");
  }

  @Test
  void available_doesNotPrintItsToken() {
    assertThat(available(SHARED).toString()).doesNotContain(SHARED);
  }
}
