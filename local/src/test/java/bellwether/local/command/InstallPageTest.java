package bellwether.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.local.Chromium;
import bellwether.local.terminal.TextTerminal;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages of an installation, in a browser. */
final class InstallPageTest {
  private final PrintStream out =
      new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);

  @ParameterizedTest
  @ValueSource(ints = {1280, 390})
  void pages_fitTheWindowAndSayWhatToDoNext(int width) throws Exception {
    try (Chromium browser = Chromium.launch();
        SampleDeployment sample =
            new SampleDeployment(
                AllFormatsTest.EVENTS, 0, new TextTerminal(out, out), Clock.systemUTC())) {
      String install = sample.browserUri().resolve("/slack/install").toString();
      Page page = browser.openPage(sample.browserUri(), width, 600, ColorScheme.LIGHT);

      page.navigate(install);
      page.getByText("Cancel").click();
      page.getByText("Bellwether was not installed").first().waitFor();
      assertThat(page.locator("p").innerText()).contains("choose Allow");
      Chromium.screenshot(page, "install-canceled-" + width + ".png");

      page.navigate(install);
      page.getByText("Allow").click();
      page.getByText("Bellwether is installed in Local workspace").first().waitFor();
      assertThat(page.locator("p").innerText()).contains("/breach watch");
      assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
      assertThat(page.evaluate("getComputedStyle(document.body).fontSize")).isEqualTo("16px");
      Chromium.screenshot(page, "install-" + width + ".png");
    }
  }
}
