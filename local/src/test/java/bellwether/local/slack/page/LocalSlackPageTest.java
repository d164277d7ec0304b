package bellwether.local.slack.page;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.local.Chromium;
import bellwether.local.http.HttpApiGateway;
import bellwether.local.slack.RunningLocalSlack;
import bellwether.local.slack.request.SlackRequestSigner;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page in a browser. */
final class LocalSlackPageTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static @Nullable Chromium browser;

  private final List<JsonNode> events = new ArrayList<>();
  private RunningLocalSlack api;

  @BeforeAll
  static void launch() {
    browser = Chromium.launch();
  }

  @AfterAll
  static void quit() {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void open() throws IOException {
    api = new RunningLocalSlack(Duration.ZERO, Clock.systemUTC());
    RequestStreamHandler function =
        (input, output, context) -> {
          events.add(JSON.readTree(input));
          output.write(resource("answer.json"));
        };
    api.site().mount("/slack/", new HttpApiGateway(function, "SlackFunction", Clock.systemUTC()));
  }

  @AfterEach
  void close() throws IOException {
    browser().closePages();
    api.close();
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream file = LocalSlackPageTest.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(file, name).readAllBytes();
    }
  }

  private static Chromium browser() {
    return Objects.requireNonNull(browser);
  }

  private Page visit(int width, int height, ColorScheme scheme) {
    return browser().openPage(api.site().browserUri(), width, height, scheme);
  }

  private String post(String json) throws Exception {
    JsonNode answer = api.callJson("chat.postMessage", json);
    assertThat(answer.path("ok").asBoolean()).as(answer.toString()).isTrue();
    return answer.path("ts").asText();
  }

  @Test
  void alert_isShownAndCommandIsAnswered() throws Exception {
    Page page = visit(1200, 760, ColorScheme.LIGHT);
    String ts = post(new String(resource("alert.json"), StandardCharsets.UTF_8));
    page.getByText("SolarWinds is the source of this breach").waitFor();
    post(
        String.format(
            Locale.ROOT,
            "{\"channel\":\"C0LOCAL01\",\"thread_ts\":\"%s\",\"text\":\"A second report names the same incident.\"}",
            ts));
    page.getByText("1 reply").click();
    page.getByText("A second report names the same incident.").waitFor();
    Chromium.screenshot(page, "thread.png");
    page.keyboard().press("Escape");

    page.getByLabel("Slash command").fill("/breach mimecast & co");
    page.keyboard().press("Enter");
    page.getByText("Only visible to you").waitFor();
    assertThat(page.locator(".only-you").innerText()).contains("Mimecast").contains("1 incident");
    Chromium.screenshot(page, "alert.png");

    JsonNode event = events.getFirst();
    byte[] form = Base64.getDecoder().decode(event.path("body").asText());
    String timestamp = event.at("/headers/x-slack-request-timestamp").asText();
    assertThat(event.at("/headers/x-slack-signature").asText())
        .isEqualTo(SlackRequestSigner.sign(RunningLocalSlack.SIGNING_SECRET, timestamp, form));
    assertThat(new String(form, StandardCharsets.UTF_8))
        .contains("command=%2Fbreach")
        .contains("text=mimecast+%26+co")
        .contains("channel_id=C0LOCAL01");
    assertThat(browser().consoleErrors()).isEmpty();
  }

  @Test
  void note_isShownOnceThoughSeveralReadsOverlap() throws Exception {
    Page page = visit(1000, 700, ColorScheme.LIGHT);
    page.getByText("No messages yet.").waitFor();
    api.callJson(
        "chat.postEphemeral",
        "{\"channel\":\"C0LOCAL01\",\"user\":\"U0LOCAL\",\"text\":\"Watching Okta.\"}");
    page.evaluate("Promise.all([poll(), poll(), poll()])");

    assertThat(page.locator(".only-you").count()).isEqualTo(1);
  }

  @Test
  void hostileText_isEscapedAndMentionIsMarked() throws Exception {
    Page page = visit(1000, 700, ColorScheme.LIGHT);
    post(
        """
        {"channel":"C0LOCAL01","text":"t","blocks":[
          {"type":"section","text":{"type":"plain_text","text":"<img src=x onerror=alert(1)> <!here>"}},
          {"type":"section","text":{"type":"mrkdwn","text":"*b<script>alert(1)</script>* <javascript:alert(1)|click> <!channel> &lt;!here&gt;"}}]}\
        """);
    page.locator(".message").waitFor();

    assertThat(page.locator(".body img, .body script, .body a").count()).isZero();
    assertThat(page.locator(".ping").allInnerTexts()).containsExactly("@channel");
    assertThat(page.locator(".body").innerText())
        .contains("<img src=x onerror=alert(1)> <!here>")
        .contains("<!here>");
    assertThat(browser().consoleErrors()).isEmpty();
  }

  @Test
  void narrowAndDarkWindow_showsEverything() throws Exception {
    post(new String(resource("alert.json"), StandardCharsets.UTF_8));
    Page page = visit(400, 800, ColorScheme.DARK);
    page.getByText("SolarWinds is the source of this breach").waitFor();

    assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(400);
    assertThat(page.getByLabel("Slash command").isVisible()).isTrue();
    Chromium.screenshot(page, "narrow.png");
    assertThat(browser().consoleErrors()).isEmpty();
  }

  @Test
  void failingApp_showsSlacksError() throws Exception {
    api.site().mount("/slack/events", exchange -> exchange.sendResponseHeaders(500, -1));
    Page page = visit(1000, 700, ColorScheme.LIGHT);
    page.getByLabel("Slash command").fill("/breach x");
    page.keyboard().press("Enter");

    page.getByText("/breach failed with the error \"dispatch_failed\"").waitFor();
  }
}
