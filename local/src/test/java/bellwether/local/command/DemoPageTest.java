package bellwether.local.command;

import static bellwether.local.command.PageActions.message;
import static bellwether.local.command.PageActions.sendCommand;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.local.Chromium;
import bellwether.local.terminal.TextTerminal;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.junit.jupiter.api.Test;

/** The demo in a browser. */
final class DemoPageTest {
  @Test
  void sampleFeeds_alertOncePerVendorAndCommandIsAnswered() throws Exception {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    try (Chromium browser = Chromium.launch();
        SampleDeployment sample =
            new SampleDeployment(
                AllFormatsTest.EVENTS, 0, new TextTerminal(out, out), Clock.systemUTC())) {
      Page page = browser.openPage(sample.browserUri(), 1100, 900, ColorScheme.LIGHT);

      LocalPipeline pipeline = sample.createPipeline();
      assertThat(pipeline.runOnce()).as(printed.toString(StandardCharsets.UTF_8)).isTrue();

      Locator mimecast = message(page, "Mimecast breached (confirmed)");
      Locator solarWinds = message(page, "SolarWinds is the source of a breach");
      mimecast.waitFor();
      solarWinds.waitFor();
      assertThat(mimecast.count()).isEqualTo(1);
      assertThat(solarWinds.count()).isEqualTo(1);
      assertThat(mimecast.innerText())
          .contains("source code")
          .contains("also SolarWinds (source)")
          .contains("www.securityweek.com");
      assertThat(page.locator("main").innerText())
          .doesNotContain("Microsoft is")
          .doesNotContain("FireEye is");
      // In one step, because the page replaces its list when a message arrives.
      mimecast.evaluate("message => message.scrollIntoView()");
      Chromium.screenshot(page, "demo-alert.png");
      Chromium.screenshot(mimecast, "readme-alert.png");

      sendCommand(page, "/breach mimecast");
      page.locator(".only-you").waitFor();
      assertThat(page.locator(".only-you").innerText())
          .contains("Mimecast: 1 incident in 4 reports")
          .contains("is a victim of this breach");
      Chromium.screenshot(page, "demo-lookup.png");

      sendCommand(page, "/breach digest now");
      page.getByText("is on its way").waitFor();
      assertThat(pipeline.runOnce()).as(printed.toString(StandardCharsets.UTF_8)).isTrue();
      Locator digest = message(page, "Also mentioned, but not breached");
      digest.waitFor();
      assertThat(digest.count()).isEqualTo(1);
      assertThat(digest.innerText())
          .containsPattern("• Microsoft in \\d+ reports?(, newest)?: ")
          .containsPattern("• FireEye in \\d+ reports?(, newest)?: ")
          .contains("Mimecast Says SolarWinds Hackers Stole Source Code")
          .as("posted as an alert before")
          .doesNotContainPattern("• (Mimecast|SolarWinds) in [^\n]*Mimecast Says SolarWinds");
      digest.evaluate("message => message.scrollIntoView()");
      Chromium.screenshot(page, "demo-digest.png");
      assertThat(browser.consoleErrors()).isEmpty();
    }
  }
}
