package bellwether.local.command;

import static bellwether.local.command.PageActions.button;
import static bellwether.local.command.PageActions.choose;
import static bellwether.local.command.PageActions.hidden;
import static bellwether.local.command.PageActions.message;
import static bellwether.local.command.PageActions.named;
import static bellwether.local.command.PageActions.note;
import static bellwether.local.command.PageActions.press;
import static bellwether.local.command.PageActions.sendCommand;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.local.Chromium;
import bellwether.local.terminal.TextTerminal;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything that a user can do about an alert, on the page of the local Slack. */
final class TriagePageTest {
  private static final String OTHER_CHANNEL = "#" + LocalDeployment.CHANNELS.getFirst();

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private String suffix = "";
  private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

  @ParameterizedTest
  @ValueSource(ints = {1280, 390})
  void alert_isTriagedOnThePage(int width) throws Exception {
    suffix = "-" + width + ".png";
    try (Chromium browser = Chromium.launch();
        SampleDeployment sample =
            new SampleDeployment(
                AllFormatsTest.EVENTS, 0, new TextTerminal(out, out), Clock.systemUTC())) {
      Page page = browser.openPage(sample.browserUri(), width, 900, ColorScheme.LIGHT);
      LocalPipeline pipeline = sample.createPipeline();
      assertThat(pipeline.runOnce()).as(this::printed).isTrue();
      Locator alert = message(page, "Mimecast breached (confirmed)");
      alert.waitFor();
      alert.evaluate("message => message.scrollIntoView()");
      screenshot(page, "alert");

      press(alert, "Acknowledge");
      pipeline.runOnce();
      message(page, "Status: acknowledged").waitFor();
      assertThat(alert.innerText()).contains("@U0LOCAL acknowledged it");
      assertThat(button(alert, "Acknowledge").count()).isZero();

      // Of the three later reports, one has new information and is a reply; two are copies.
      alert.getByText("1 reply").click();
      page.locator("#thread").getByText("Mimecast breached (confirmed)").nth(1).waitFor();
      screenshot(page, "thread");
      page.keyboard().press("Escape");

      choose(alert, "Why this alert?");
      page.getByText("Read as: ").waitFor();
      screenshot(page, "why");

      choose(alert, "Assign…");
      Locator modal = page.locator("dialog");
      modal.getByLabel("Who takes it?").selectOption("a colleague");
      screenshot(page, "assign");
      press(modal, "Assign");
      modal.waitFor(hidden());
      pipeline.runOnce();
      message(page, "Status: acknowledged, assigned to @U0COLLEAGUE").waitFor();

      press(alert, "Are we affected?");
      modal.getByLabel("Are we affected?").selectOption("Yes");
      press(modal, "Save");
      modal.getByText("Enter what is affected.").waitFor();
      modal.getByLabel("If yes, what is affected?").fill("our mail gateway");
      modal.getByLabel("Follow up on").fill("2021-01-15");
      screenshot(page, "affected");
      press(modal, "Save");
      modal.getByText("Choose a day after today.").waitFor();
      modal.getByLabel("Follow up on").fill("2199-01-15");
      press(modal, "Save");
      modal.waitFor(hidden());
      pipeline.runOnce();
      message(page, "Impact: our mail gateway; follow up on 2199-01-15").waitFor();
      alert.evaluate("message => message.scrollIntoView()");
      Chromium.screenshot(alert, "work" + suffix);

      choose(alert, "Snooze…");
      modal.getByLabel("For how long?").selectOption("A day");
      screenshot(page, "snooze");
      press(modal, "Snooze");
      modal.waitFor(hidden());
      pipeline.runOnce();
      message(page, "snoozed until").waitFor();

      Locator other = message(page, "SolarWinds is the source of a breach");
      choose(other, "Not our vendor…");
      modal.getByLabel("Which phrase looks like SolarWinds but is not?").fill("SolarWinds Hackers");
      press(modal, "Preview");
      modal.getByText("would no longer be matched as SolarWinds").waitFor();
      screenshot(page, "not-our-vendor");
      press(modal, "Exclude");
      modal.waitFor(hidden());
      pipeline.runOnce();
      message(page, "not our vendor by @U0LOCAL").waitFor();
      assertThat(button(other, "Reopen").count()).isEqualTo(1);
      screenshot(page, "settled");

      page.getByRole(AriaRole.BUTTON, named("Bellwether")).click();
      page.getByText("Open incidents").waitFor();
      assertThat(page.locator("#home").innerText())
          .contains("Watched vendors")
          .contains("Mimecast")
          .contains("affected, assigned to @U0COLLEAGUE, snoozed until")
          .contains("In progress")
          .doesNotContain("SolarWinds is the source")
          .contains("healthy");
      screenshot(page, "home");

      String list = "\uFEFFname\ttier\nBücherei\t2\nMimecast\t1\nTarget\t1\n";
      importFile(page, "vendors.txt", list.getBytes(UTF_16LE), "+ Bücherei", 14);
      byte[] workbook = ListFiles.workbook("name,tier", "Mimecast,1", "Société Ümlaut,3");
      importFile(page, "vendors.xlsx", workbook, "+ Société Ümlaut", 15);

      page.locator("main").getByLabel("Edit a vendor…").selectOption("Okta");
      modal.getByLabel("Other names").fill("Okta Identity");
      screenshot(page, "vendor");
      press(modal, "Save");
      modal.waitFor(hidden());

      page.getByRole(AriaRole.BUTTON, named("# vendor-alerts")).click();
      sendCommand(page, "/breach gridmoth");
      press(page.locator(".only-you").last(), "Watch");
      page.getByText("Watching gridmoth.").waitFor();
      sendCommand(page, "/breach settings");
      modal.getByText("Quiet hours").first().waitFor();
      modal.getByLabel("Time zone").fill("Mars/Olympus");
      press(modal, "Save");
      modal.getByText("Unknown time zone.").waitFor();
      modal.getByLabel("Time zone").fill("Europe/Berlin");
      modal.getByLabel("Quiet hours").fill("22:00-07:00");
      screenshot(page, "settings");
      editRoutes(page, modal);
      assertThat(modal.getByLabel("Quiet hours").inputValue()).isEqualTo("22:00-07:00");
      press(modal, "Save");
      modal.waitFor(hidden());
      sendCommand(page, "/breach settings");
      modal.getByText("Quiet hours").first().waitFor();
      assertThat(modal.getByLabel("Time zone").inputValue()).isEqualTo("Europe/Berlin");
      press(modal, "Routing rules…");
      modal.getByText(": high severity or higher; tier 1; Okta").waitFor();
      press(modal, "Back");
      press(modal, "Cancel");
      modal.waitFor(hidden());

      sendCommand(page, "/breach export incidents");
      note(page, "bellwether-incidents.csv (").waitFor();
      assertThat(note(page, "bellwether-incidents.csv (").innerText())
          .contains("Only visible to you · direct message")
          .contains("our mail gateway");
      note(page, "only you can see it").waitFor();
      screenshot(page, "export");
      sendCommand(page, "/breach digest now");
      page.getByText("is on its way to your alert channel").waitFor();
      pipeline.runOnce();
      message(page, "16 vendors watched").waitFor();
      screenshot(page, "digest");
      sendCommand(page, "/breach status");
      page.getByText("Everything was delivered").waitFor();
      assertThat(browser.consoleErrors()).isEmpty();
    }
  }

  private void screenshot(Page page, String name) {
    Chromium.screenshot(page, name + suffix);
  }

  private void importFile(Page page, String name, byte[] content, String added, int vendors) {
    Locator modal = page.locator("dialog");
    press(page.locator("main"), "Import vendors…");
    modal
        .getByLabel("Vendor list (Excel or CSV)")
        .setInputFiles(new FilePayload(name, "application/octet-stream", content));
    modal.getByLabel("Import mode").selectOption("Add and update vendors");
    press(modal, "Preview");
    modal.getByText(added).waitFor();
    screenshot(page, "import-" + name);
    press(modal, "Import");
    modal.getByText("Done. Your list has " + vendors + " vendors").waitFor();
    press(modal, "Close");
    modal.waitFor(hidden());
  }

  /** Edits the routing rules on top of the settings, which keep their values. */
  private void editRoutes(Page page, Locator modal) {
    press(modal, "Routing rules…");
    modal.getByText("No rules yet").waitFor();
    modal.getByLabel("Channel").selectOption(OTHER_CHANNEL);
    modal.getByLabel("Minimum severity").selectOption("medium");
    press(modal, "Add rule");
    modal.getByText(": medium severity or higher").waitFor();

    modal.getByLabel("Channel").selectOption(OTHER_CHANNEL);
    modal.getByLabel("Minimum severity").selectOption("high");
    modal.getByLabel("Vendor tiers").selectOption("Tier 1");
    modal.getByLabel("Vendors").fill("Nobody we know");
    press(modal, "Add rule");
    modal.getByText("is not on your list").waitFor();
    modal.getByLabel("Vendors").fill("okta");
    press(modal, "Add rule");
    modal.getByText(": high severity or higher; tier 1; Okta").waitFor();
    screenshot(page, "routes");

    press(modal, "Move up");
    modal.getByText("1. " + OTHER_CHANNEL + ": high severity or higher").waitFor();
    modal.getByLabel("Vendors").fill("Mimecast");
    button(modal, "Remove").last().click();
    modal.getByText(": medium severity or higher").waitFor(hidden());
    assertThat(button(modal, "Remove").count()).isEqualTo(1);
    assertThat(modal.getByLabel("Vendors").inputValue()).isEqualTo("Mimecast");
    press(modal, "Back");
    modal.getByText("Quiet hours").first().waitFor();
  }

  private String printed() {
    return printed.toString(StandardCharsets.UTF_8);
  }
}
