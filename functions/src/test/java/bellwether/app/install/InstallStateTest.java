package bellwether.app.install;

import static bellwether.app.install.InstallRequests.CODE;
import static bellwether.app.install.InstallRequests.cookie;
import static bellwether.app.install.InstallRequests.state;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the state that ties an installation to the browser that started it. */
final class InstallStateTest {
  @AutoClose private final InstallRequests install = new InstallRequests();

  @ParameterizedTest
  @CsvSource({
    "localhost:3000, bellwether-install, false",
    "127.0.0.1:3000, bellwether-install, false",
    "localhost.evil.example, __Host-bellwether-install, true",
    "'', __Host-bellwether-install, true"
  })
  void cookie_isSecureExceptOnLoopback(String host, String name, boolean secure) {
    JsonNode answer = install.request("GET", host, "/slack/install", "");
    assertThat(answer.at("/cookies/0").asText()).startsWith(name + "=");
    assertThat(answer.at("/cookies/0").asText().endsWith("; Secure")).isEqualTo(secure);
  }

  @Test
  void state_isValidOnce() {
    JsonNode begun = install.get("/slack/install", "");
    install.followRedirect(begun);
    install.assertPage(install.followRedirect(begun), 400, "Open /slack/install again");
    assertThat(install.exchangedCodes).hasSize(1);
  }

  @Test
  void state_isValidForTenMinutes() {
    JsonNode begun = install.get("/slack/install", "");
    install.clock.advance(Duration.ofMinutes(10));
    install.assertPage(install.followRedirect(begun), 400, "has expired or is already complete");
    assertThat(install.exchangedCodes).isEmpty();
  }

  @Test
  void state_isValidOnlyInTheBrowserThatGotIt() {
    JsonNode mine = install.get("/slack/install", "");
    JsonNode otherBrowser = install.get("/slack/install", "");
    String query = "code=" + CODE + "&state=" + state(otherBrowser);
    for (String[] cookies :
        new String[][] {
          {},
          {cookie(mine)},
          {cookie(otherBrowser), cookie(mine)},
          {"bellwether-install=" + state(otherBrowser)}
        }) {
      install.assertPage(
          install.get("/slack/oauth_redirect", query, cookies), 403, "started in another browser");
    }
    assertThat(install.exchangedCodes).isEmpty();
    assertThat(install.followRedirect(otherBrowser).required("statusCode").asInt())
        .as("whoever failed to use it has not used it up")
        .isEqualTo(200);
  }

  @Test
  void unknownState_isRejectedEvenWithItsCookie() {
    install.assertPage(
        install.get(
            "/slack/oauth_redirect", "code=c&state=made-up", "__Host-bellwether-install=made-up"),
        400,
        "Open /slack/install again");
    assertThat(install.exchangedCodes).isEmpty();
  }
}
