package bellwether.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** A headless Chromium: the one that CHROME names, or Debian's. */
public final class Chromium implements AutoCloseable {
  private static final Path SCREENSHOTS = Path.of("target/screenshots");

  /** Only a failing test waits this long. */
  private static final double TIMEOUT_MILLIS = 180_000;

  private static final int MAX_ATTEMPTS = 100;

  private final Playwright playwright;
  private final Browser browser;
  private final List<String> consoleErrors = new ArrayList<>();

  private Chromium(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  /** Starts the browser; without one, the test is skipped, or fails in CI. */
  public static Chromium launch() {
    Path chromium =
        Path.of(Objects.requireNonNullElse(System.getenv("CHROME"), "/usr/bin/chromium"));
    String absent = "no browser at " + chromium + ": install chromium or set CHROME";
    if ("true".equals(System.getenv("BELLWETHER_REQUIRE_ALL"))) {
      assertThat(chromium).as(absent).isExecutable();
    }
    assumeTrue(Files.isExecutable(chromium), absent);
    // Playwright converts enums in the default locale; Turkish has another lower case for I.
    Locale.setDefault(Locale.ROOT);
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    return new Chromium(
        playwright,
        playwright
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
                            "--disable-sync"))));
  }

  public Page openPage(URI address, int width, int height, ColorScheme scheme) {
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
        consoleErrors.add(message.text());
      }
    });
    page.onPageError(consoleErrors::add);
    page.setDefaultTimeout(TIMEOUT_MILLIS);
    page.setDefaultNavigationTimeout(TIMEOUT_MILLIS);
    page.navigate(address.toString());
    return page;
  }

  /** The errors in the console of the browser since {@link #closePages}. */
  public List<String> consoleErrors() {
    return consoleErrors;
  }

  public void closePages() {
    browser.contexts().forEach(BrowserContext::close);
    consoleErrors.clear();
  }

  /** Saves a screenshot of the window in target/screenshots. */
  public static void screenshot(Page page, String name) {
    page.mouse().move(0, 0);
    page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name)));
  }

  /**
   * Saves a screenshot of one element in target/screenshots. Tries again if the page replaces the
   * element in the meantime.
   */
  public static void screenshot(Locator part, String name) {
    Locator.ScreenshotOptions options =
        new Locator.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name));
    for (int attempt = 1; ; attempt++) {
      try {
        part.screenshot(options);
        return;
      } catch (PlaywrightException replaced) {
        boolean again = (replaced.getMessage() + "").contains("not attached");
        if (!again || attempt == MAX_ATTEMPTS) {
          throw replaced;
        }
      }
    }
  }

  @Override
  public void close() {
    playwright.close();
  }
}
