package bellwether.local.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bellwether.local.Gateway;
import bellwether.local.Site;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page in a real browser, which CHROME names where it is not Debian's. */
final class PageTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path SCREENSHOTS = Path.of("target/screenshots");
  private static @Nullable Playwright playwright;
  private static Browser browser;

  private final List<JsonNode> events = new ArrayList<>();
  private final List<String> complaints = new ArrayList<>();
  private Site site;
  private LocalSlack slack;
  private Api api;

  @BeforeAll
  static void launch() {
    Path chromium =
        Path.of(Objects.requireNonNullElse(System.getenv("CHROME"), "/usr/bin/chromium"));
    assumeTrue(
        Files.isExecutable(chromium),
        "no browser at " + chromium + ": install chromium or set CHROME");
    Playwright created =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    playwright = created;
    browser =
        created
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(chromium)
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync")));
  }

  @AfterAll
  static void quit() {
    if (playwright != null) {
      playwright.close();
    }
  }

  @BeforeEach
  void open() throws IOException {
    site = Site.open(0);
    slack =
        LocalSlack.inMemory(
            new SlackSettings(
                Api.TOKEN, "signing", List.of("vendor-alerts", "security"), Duration.ZERO, 1),
            Clock.systemUTC());
    slack.mount(site);
    RequestStreamHandler function =
        (input, output, context) -> {
          events.add(JSON.readTree(input));
          output.write(resource("answer.json"));
        };
    site.mount("/slack/", new Gateway(function, "SlackFunction", Clock.systemUTC()));
    api = new Api(site);
  }

  @AfterEach
  void close() throws IOException {
    browser.contexts().forEach(BrowserContext::close);
    api.close();
    site.close();
    slack.close();
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream file = PageTest.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(file, name).readAllBytes();
    }
  }

  private Page visit(int width, int height, ColorScheme scheme) {
    Page page =
        browser
            .newContext(
                new Browser.NewContextOptions()
                    .setViewportSize(width, height)
                    .setDeviceScaleFactor(2)
                    .setLocale("en-US")
                    .setColorScheme(scheme))
            .newPage();
    page.onConsoleMessage(message -> {
      if (message.type().equals("error")) {
        complaints.add(message.text());
      }
    });
    page.onPageError(complaints::add);
    page.navigate(site.page().toString());
    return page;
  }

  private String post(String json) throws Exception {
    JsonNode answer = api.json("chat.postMessage", json);
    assertThat(answer.path("ok").asBoolean()).as(answer.toString()).isTrue();
    return answer.path("ts").asText();
  }

  private static void screenshot(Page page, String name) {
    page.mouse().move(0, 0);
    page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name)));
  }

  @Test
  void alert_isShownAsItIsPostedAndACommandIsAnswered() throws Exception {
    Page page = visit(1200, 760, ColorScheme.LIGHT);
    String ts = post(new String(resource("alert.json"), StandardCharsets.UTF_8));
    page.getByText("SolarWinds is the source of this breach").waitFor();
    post(
        "{\"channel\":\"C0LOCAL01\",\"thread_ts\":\"%s\",\"text\":\"A second report names the same incident.\"}"
            .formatted(ts));
    page.getByText("1 reply").click();
    page.getByText("A second report names the same incident.").waitFor();
    screenshot(page, "thread.png");
    page.keyboard().press("Escape");

    page.getByLabel("Slash command").fill("/breach mimecast & co");
    page.keyboard().press("Enter");
    page.getByText("Only visible to you").waitFor();
    assertThat(page.locator(".only-you").innerText()).contains("Mimecast").contains("1 incident");
    screenshot(page, "alert.png");

    JsonNode event = events.getFirst();
    byte[] form = Base64.getDecoder().decode(event.path("body").asText());
    String timestamp = event.at("/headers/x-slack-request-timestamp").asText();
    assertThat(event.at("/headers/x-slack-signature").asText())
        .isEqualTo(Signature.of("signing", timestamp, form));
    assertThat(new String(form, StandardCharsets.UTF_8))
        .contains("command=%2Fbreach")
        .contains("text=mimecast+%26+co")
        .contains("channel_id=C0LOCAL01");
    assertThat(complaints).isEmpty();
  }

  @Test
  void hostileText_staysTextAndAPingIsSeen() throws Exception {
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
    assertThat(complaints).isEmpty();
  }

  @Test
  void narrowAndDarkWindow_showsEverything() throws Exception {
    post(new String(resource("alert.json"), StandardCharsets.UTF_8));
    Page page = visit(400, 800, ColorScheme.DARK);
    page.getByText("SolarWinds is the source of this breach").waitFor();

    assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(400);
    assertThat(page.getByLabel("Slash command").isVisible()).isTrue();
    screenshot(page, "narrow.png");
    assertThat(complaints).isEmpty();
  }

  @Test
  void failingApp_isSaidInSlacksWords() throws Exception {
    site.mount("/slack/events", exchange -> exchange.sendResponseHeaders(500, -1));
    Page page = visit(1000, 700, ColorScheme.LIGHT);
    page.getByLabel("Slash command").fill("/breach x");
    page.keyboard().press("Enter");

    page.getByText("/breach failed with the error \"dispatch_failed\"").waitFor();
  }
}
