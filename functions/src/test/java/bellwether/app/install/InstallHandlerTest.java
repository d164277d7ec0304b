package bellwether.app.install;

import static bellwether.app.install.InstallRequests.CODE;
import static bellwether.app.install.InstallRequests.HOST;
import static bellwether.app.install.InstallRequests.JSON;
import static bellwether.app.install.InstallRequests.KEY;
import static bellwether.app.install.InstallRequests.SECRET;
import static bellwether.app.install.InstallRequests.TOKEN;
import static bellwether.app.install.InstallRequests.responseFor;
import static bellwether.app.install.InstallRequests.state;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.workspace.Installation;
import bellwether.store.TokenCipher;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class InstallHandlerTest {
  @AutoClose private final InstallRequests install = new InstallRequests();

  @Test
  void install_redirectsToSlackWithAFreshState() {
    JsonNode answer = install.get("/slack/install", "");
    assertThat(answer.required("statusCode").asInt()).isEqualTo(302);
    assertThat(answer.at("/headers/location").asText())
        .startsWith(install.slack.at("/oauth/v2/authorize?").toString())
        .contains("client_id=1.2", "scope=commands%2Cchat%3Awrite")
        .doesNotContain(SECRET);
    assertThat(answer.at("/headers/cache-control").asText()).isEqualTo("no-store");
    assertThat(answer.at("/cookies/0").asText())
        .isEqualTo(
            "__Host-bellwether-install="
                + state(answer)
                + "; Max-Age=600; Path=/; HttpOnly; SameSite=Lax; Secure");
    Set<String> states = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      states.add(state(install.get("/slack/install", "")));
    }
    assertThat(states).hasSize(100).allMatch(state -> state.length() == 43);
  }

  @Test
  void redirect_savesTheTokenForThatWorkspaceOnly() {
    install.slackResponse = responseFor("T1", "<b>\"Tom\" & 'Co'</b>", TOKEN);

    install.assertPage(
        install.followRedirect(install.get("/slack/install", "")),
        200,
        "is installed in &lt;b&gt;&quot;Tom&quot; &amp; &#39;Co&#39;&lt;/b&gt;");

    Installation kept = install.installations.find("T1").orElseThrow();
    assertThat(kept.revokedAt()).isNull();
    assertThat(kept.installedAt()).isEqualTo(install.clock.instant());
    assertThat(kept.botUserId()).isEqualTo("UBOT");
    assertThat(kept.installedBy()).isEqualTo("UDANA");
    assertThat(kept.toString()).doesNotContain(TOKEN);
    TokenCipher seal = new TokenCipher(KEY);
    assertThat(seal.decrypt("T1", kept.sealedToken() + "")).contains(TOKEN);
    assertThat(seal.decrypt("T2", kept.sealedToken() + "")).isEmpty();
    assertThat(install.exchangedCodes)
        .singleElement()
        .asString()
        .contains("code=" + CODE, "client_secret=" + SECRET);
  }

  @ParameterizedTest
  @CsvSource({
    "'', 400, Open /slack/install again",
    "code=c, 400, Open /slack/install again",
    "state=s, 400, Open /slack/install again",
    "code=&state=, 400, Open /slack/install again",
    "error=access_denied&state=s, 403, choose Allow",
    "error=%3Cscript%3Ealert(1)%3C/script%3E, 403, Slack denied"
  })
  void redirectWithoutACode_explainsWhatToDo(String query, int status, String words) {
    install.assertPage(
        install.get("/slack/oauth_redirect", query, "__Host-bellwether-install="), status, words);
    assertThat(install.exchangedCodes).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "invalid_code, 400, start again",
    "bad_client_secret, 400, SLACK_CLIENT_SECRET",
    "<script>, 400, an unknown error"
  })
  void slackError_isReportedWithTheFix(String error, int status, String words) {
    install.slackResponse = JSON.createObjectNode().put("ok", false).put("error", error).toString();
    install.assertPage(install.followRedirect(install.get("/slack/install", "")), status, words);
    assertThat(install.installations.find("T1")).isEmpty();
  }

  @Test
  void unresponsiveSlack_isCalledOnceAndReported() {
    install.slackResponse = "<html>" + TOKEN;
    install.assertPage(
        install.followRedirect(install.get("/slack/install", "")), 502, "Slack did not respond");
    assertThat(install.exchangedCodes).hasSize(1);
    assertThat(install.context.log.toString())
        .contains("Slack did not answer", "reference=request-1");
  }

  @Test
  void missingSetting_isReportedBeforeTheRedirect() {
    install.settings.remove("BELLWETHER_TOKEN_KEY");
    install.assertPage(install.get("/slack/install", ""), 500, "openssl rand -base64 32");
    install.settings.put("BELLWETHER_TOKEN_KEY", "hush-hush");
    JsonNode wrong = install.get("/slack/install", "");
    install.assertPage(wrong, 500, "openssl rand -base64 32");
    assertThat(wrong.toString() + install.context.log).doesNotContain("hush-hush");
    install.settings.put("BELLWETHER_TOKEN_KEY", KEY);
    install.settings.remove("SLACK_CLIENT_SECRET");
    install.assertPage(install.get("/slack/install", ""), 500, "SLACK_CLIENT_SECRET is not set");
  }

  @Test
  void singleWorkspace_offersNoInstallation() {
    install.settings.remove("SLACK_CLIENT_ID");
    install.assertPage(install.get("/slack/install", ""), 404, "serves one workspace");
    install.assertPage(
        install.get("/slack/oauth_redirect", "code=c&state=s"), 404, "serves one workspace");
  }

  @Test
  void otherMethod_isRejected() {
    assertThat(install.request("POST", HOST, "/slack/install", "").required("statusCode").asInt())
        .isEqualTo(405);
    assertThat(install.get("/slack/install/", "").required("statusCode").asInt()).isEqualTo(404);
  }

  @Test
  void uninstalledWorkspace_isActiveAgainAfterReinstalling() {
    install.followRedirect(install.get("/slack/install", ""));
    UninstallHandler revocations = new UninstallHandler(install.installations, install.clock);
    install.clock.advance(Duration.ofHours(1));
    revocations.uninstalled("T1", install.clock.instant());
    assertThat(install.installations.find("T1").orElseThrow().sealedToken()).isNull();

    install.slackResponse = responseFor("T1", "Example", TOKEN + "-2");
    install.clock.advance(Duration.ofMinutes(5));
    install.followRedirect(install.get("/slack/install", ""));
    revocations.uninstalled("T1", install.clock.instant().minus(Duration.ofMinutes(5)));

    Installation kept = install.installations.find("T1").orElseThrow();
    assertThat(kept.revokedAt()).as("what Slack repeats late is old news").isNull();
    assertThat(new TokenCipher(KEY).decrypt("T1", kept.sealedToken() + "")).contains(TOKEN + "-2");
  }
}
