package bellwether.local.command;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** What a user does on the page of the local Slack, and what the page shows. */
final class PageActions {
  private PageActions() {}

  static void sendCommand(Page page, String command) {
    page.getByLabel("Slash command").fill(command);
    page.keyboard().press("Enter");
  }

  static Locator.WaitForOptions hidden() {
    return new Locator.WaitForOptions()
        .setState(com.microsoft.playwright.options.WaitForSelectorState.HIDDEN);
  }

  static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }

  static Locator button(Locator in, String name) {
    return in.getByRole(
        AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
  }

  static void press(Locator in, String name) {
    button(in, name).click();
  }

  static Locator note(Page page, String words) {
    return page.locator("main .only-you").filter(new Locator.FilterOptions().setHasText(words));
  }

  static Locator message(Page page, String words) {
    return page.locator("main .message:not(.only-you)")
        .filter(new Locator.FilterOptions().setHasText(words));
  }

  /** Chooses an option of the menu behind three dots. */
  static void choose(Locator message, String option) {
    message.locator("summary").click();
    press(message, option);
  }
}
