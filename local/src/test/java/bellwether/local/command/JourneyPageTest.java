package bellwether.local.command;

import static bellwether.local.command.PageActions.choose;
import static bellwether.local.command.PageActions.hidden;
import static bellwether.local.command.PageActions.message;
import static bellwether.local.command.PageActions.named;
import static bellwether.local.command.PageActions.note;
import static bellwether.local.command.PageActions.press;
import static bellwether.local.command.PageActions.sendCommand;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.local.Chromium;
import bellwether.local.terminal.TextTerminal;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the way of a new user: discover, import, alert, timeline, clock, proof of watch. */
final class JourneyPageTest {
  private final PrintStream out =
      new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);

  @TempDir private Path events;

  @Test
  void newUser_getsFromAnExportOfApplicationsToAProofOfWatch() throws Exception {
    prepareEvents();
    try (Chromium browser = Chromium.launch();
        SampleDeployment sample =
            new SampleDeployment(events, 0, new TextTerminal(out, out), Clock.systemUTC())) {
      Page page = browser.openPage(sample.browserUri(), 1280, 900, ColorScheme.LIGHT);
      LocalPipeline pipeline = sample.createPipeline();
      Locator modal = page.locator("dialog");

      discover(page, modal);
      assertThat(pipeline.runOnce()).isTrue();
      Locator alert = message(page, "Mimecast breached (confirmed)");
      alert.waitFor();
      assertThat(message(page, "SolarWinds is the source").count()).isZero();
      press(alert, "Acknowledge");
      pipeline.runOnce();
      message(page, "Status: acknowledged").waitFor();

      choose(alert, "Timeline");
      modal.getByText("acknowledged by @U0LOCAL").first().waitFor();
      press(modal, "Close");
      modal.waitFor(hidden());
      press(alert, "Start a clock…");
      modal.getByLabel("Clock").selectOption("GDPR, controller: 72 hours");
      modal.getByLabel("Counts from").selectOption(optionEndingWith(modal, "acknowledged"));
      press(modal, "Start");
      modal.getByText("Notify the supervisory authority by").waitFor();
      press(modal, "Close");
      modal.waitFor(hidden());

      String today = LocalDate.now(Clock.systemUTC()).toString();
      sendCommand(
          page, "/breach export coverage " + LocalDate.parse(today).minusDays(1) + " " + today);
      Locator export = note(page, ".csv (").first();
      export.waitFor();
      assertThat(export.innerText())
          .contains("Mimecast", "list change", "added", "alert", "decision", "U0LOCAL");
      Chromium.screenshot(page, "coverage-1280.png");
      assertThat(browser.consoleErrors()).isEmpty();
    }
  }

  /** The sample feeds, and a vendor list without the vendors that are in the news. */
  private void prepareEvents() throws IOException {
    Path feeds = AllFormatsTest.EVENTS.resolve("feeds");
    try (Stream<Path> files = Files.walk(feeds)) {
      for (Path file : files.toList()) {
        Files.copy(file, events.resolve("feeds").resolve(feeds.relativize(file)));
      }
    }
    Files.writeString(events.resolve("vendors.csv"), "name\nLarchfield Telemetry\n");
  }

  private static void discover(Page page, Locator modal) {
    page.getByRole(AriaRole.BUTTON, named("Bellwether")).click();
    press(page.locator("main"), "Discover vendors…");
    modal
        .getByLabel("Or text")
        .fill("App name,ID,Users\nMimecast,1,120\nCalendly,2,3\nLarchfield Telemetry,3,7\n");
    press(modal, "Find vendors");
    modal.getByText("3 vendors of past or present use, 1 of them on your list").waitFor();
    Chromium.screenshot(page, "discover-1280.png");
    modal.getByLabel("Vendors to add").selectOption("Mimecast");
    press(modal, "Preview");
    modal.getByText("1 added, 0 changed, 0 removed").waitFor();
    press(modal, "Import");
    modal.getByText("Done. Your list has 2 vendors").waitFor();
    press(modal, "Close");
    modal.waitFor(hidden());
    page.getByRole(AriaRole.BUTTON, named("# vendor-alerts")).click();
  }

  private static String optionEndingWith(Locator modal, String end) {
    return modal.locator("option").allInnerTexts().stream()
        .filter(text -> text.endsWith(end))
        .findFirst()
        .orElseThrow();
  }
}
