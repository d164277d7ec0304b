package bellwether.app.settings;

import bellwether.app.request.Interaction;
import bellwether.app.request.Reply;
import bellwether.app.settings.SettingsForm.WrongEntry;
import bellwether.app.workspace.SlackGateway;
import bellwether.domain.workspace.Settings;
import bellwether.slack.block.View;
import bellwether.slack.view.SettingsModal;
import bellwether.store.CustomerStore;

/** Handles the modals by which a team changes its settings. */
public final class SettingsInteractions {
  private static final int ATTEMPTS = 3;

  private final CustomerStore customers;
  private final SlackGateway slack;

  public SettingsInteractions(CustomerStore customers, SlackGateway slack) {
    this.customers = customers;
    this.slack = slack;
  }

  /** The settings to fill in. */
  public View modal(String team) {
    Settings now = customers.settings(team);
    return SettingsModal.settingsModal(now, SettingsForm.stamp(now));
  }

  /**
   * Saves what was filled in, or says at which entry it makes no sense. The rules for other
   * channels are changed beside this window, and a change of those alone is no reason to refuse.
   */
  public Reply save(Interaction one) {
    try {
      for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
        Settings before = customers.settings(one.team());
        Settings after = new SettingsForm(one.entered(), one.user()).over(before);
        if (after.equals(before)) {
          return new Reply.Closed(); // done already, as it may have been just now
        }
        if (!one.hidden().equals(SettingsForm.stamp(before))) {
          break;
        }
        if (customers.saveSettings(one.team(), after)) {
          return new Reply.Closed();
        }
      }
      return new Reply.Wrong(
          SettingsModal.ZONE, "Somebody else changed the settings meanwhile: open them again.");
    } catch (WrongEntry e) {
      return new Reply.Wrong(e.block(), String.valueOf(e.getMessage()));
    }
  }

  /** Adds a rule for another channel, or says at which entry it makes no sense. */
  public Reply addRoute(Interaction one) {
    try {
      return new Reply.Next(new RouteEditing(customers, slack).add(one));
    } catch (WrongEntry e) {
      return new Reply.Wrong(e.block(), String.valueOf(e.getMessage()));
    }
  }
}
