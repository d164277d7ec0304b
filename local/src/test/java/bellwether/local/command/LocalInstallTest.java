package bellwether.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.workspace.Installation;
import bellwether.local.terminal.TextTerminal;
import bellwether.store.dynamo.DynamoStores;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Installs Bellwether in the local Slack by OAuth. */
final class LocalInstallTest {
  private final TextTerminal terminal = new TextTerminal(System.out, System.err);
  private String cookie = "none=yet";

  /** Sends the cookie itself, because the JDK's CookieManager uses RFC 2965, unlike browsers. */
  private HttpResponse<String> get(HttpClient browser, URI address) throws Exception {
    HttpResponse<String> answer =
        browser.send(
            HttpRequest.newBuilder(address).header("Cookie", cookie).build(),
            BodyHandlers.ofString());
    cookie = answer.headers().firstValue("Set-Cookie").map(set -> set.split(";")[0]).orElse(cookie);
    return answer.statusCode() == 302
        ? get(browser, address.resolve(answer.headers().firstValue("Location").orElseThrow()))
        : answer;
  }

  private static URI link(HttpResponse<String> page, String words) {
    Matcher link = Pattern.compile("href=\"([^\"]+)\">" + words).matcher(page.body());
    assertThat(link.find()).as(page.body()).isTrue();
    return page.uri().resolve(link.group(1).replace("&amp;", "&"));
  }

  @Test
  void allow_installsAndCancelDoesNot() throws Exception {
    try (HttpClient browser = HttpClient.newHttpClient();
        SampleDeployment sample =
            new SampleDeployment(AllFormatsTest.EVENTS, 0, terminal, Clock.systemUTC());
        DynamoStores store = DynamoStores.connectLocal(sample.dynamoEndpoint())) {
      URI install = sample.browserUri().resolve("/slack/install");

      HttpResponse<String> question = get(browser, install);
      HttpResponse<String> cancelled = get(browser, link(question, "Cancel"));
      assertThat(cancelled.statusCode()).isEqualTo(403);
      assertThat(cancelled.body()).contains("choose Allow");

      URI allow = link(get(browser, install), "Allow");
      HttpResponse<String> installed = get(browser, allow);
      assertThat(installed.body()).contains("Bellwether is installed in Local workspace");
      assertThat(installed.statusCode()).isEqualTo(200);
      assertThat(get(browser, allow).statusCode()).as("the same again").isEqualTo(403);

      assertThat(store.installations().find(LocalDeployment.CUSTOMER_ID))
          .get()
          .extracting(Installation::sealedToken)
          .asString()
          .startsWith("v1:")
          .doesNotContain("xoxb-");
    }
  }
}
