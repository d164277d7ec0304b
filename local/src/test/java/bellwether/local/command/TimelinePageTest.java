package bellwether.local.command;

import static bellwether.local.command.PageActions.choose;
import static bellwether.local.command.PageActions.hidden;
import static bellwether.local.command.PageActions.message;
import static bellwether.local.command.PageActions.note;
import static bellwether.local.command.PageActions.press;
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

/** Tests the timeline of an alert and its clocks on the page of the local Slack. */
final class TimelinePageTest {
  private final PrintStream out =
      new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);

  @Test
  void clock_isStartedAndFinishedOnThePage() throws Exception {
    try (Chromium browser = Chromium.launch();
        SampleDeployment sample =
            new SampleDeployment(
                AllFormatsTest.EVENTS, 0, new TextTerminal(out, out), Clock.systemUTC())) {
      Page page = browser.openPage(sample.browserUri(), 1280, 900, ColorScheme.LIGHT);
      LocalPipeline pipeline = sample.createPipeline();
      assertThat(pipeline.runOnce()).isTrue();
      Locator alert = message(page, "Mimecast breached (confirmed)");
      alert.waitFor();
      press(alert, "Acknowledge");
      pipeline.runOnce();
      message(page, "Status: acknowledged").waitFor();

      Locator modal = page.locator("dialog");
      choose(alert, "Timeline");
      modal.getByText("first public").first().waitFor();
      assertThat(modal.innerText())
          .contains("seen by Bellwether", "alerted (Slack)", "acknowledged by @U0LOCAL")
          .contains("after the first public report");
      Chromium.screenshot(page, "timeline-1280.png");
      press(modal, "Close");
      modal.waitFor(hidden());

      press(alert, "Start a clock…");
      modal
          .getByLabel("Clock")
          .selectOption("NIS2, essential or important entity: 24 hours, 72 hours, 1 month");
      modal.getByLabel("Counts from").selectOption("The time that I enter below");
      press(modal, "Start");
      modal.getByText("Enter a time with its zone").waitFor();
      modal.getByLabel("Counts from").selectOption(seenOption(modal));
      Chromium.screenshot(page, "clock-start-1280.png");
      press(modal, "Start");
      modal.getByText("Send the early warning by").waitFor();
      Chromium.screenshot(page, "clock-1280.png");

      press(modal, "Done: Send the early warning");
      modal.getByText("done by").waitFor();
      press(modal, "Not reportable…");
      modal
          .getByLabel("Why is it not reportable?")
          .fill("test system without <b>personal</b> data");
      press(modal, "Save");
      modal.waitFor(hidden());
      pipeline.runOnce();
      message(page, "decided “not reportable”").waitFor();

      sendCommand(page, "/breach export incidents");
      note(page, "bellwether-incidents.csv (").waitFor();
      assertThat(note(page, "bellwether-incidents.csv (").innerText())
          .contains(
              "NIS2, essential or important entity, from the time when",
              "not reportable, by U0LOCAL");
      sendCommand(page, "/breach status");
      page.getByText("Measured since").waitFor();
      assertThat(browser.consoleErrors()).isEmpty();
    }
  }

  private static String seenOption(Locator modal) {
    return modal.locator("option").allInnerTexts().stream()
        .filter(text -> text.endsWith(": seen by Bellwether"))
        .findFirst()
        .orElseThrow();
  }
}
