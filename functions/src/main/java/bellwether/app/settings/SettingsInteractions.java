package bellwether.app.settings;

import bellwether.app.request.Interaction;
import bellwether.app.request.Reply;
import bellwether.app.workspace.SlackGateway;
import bellwether.domain.workspace.Settings;
import bellwether.slack.block.View;
import bellwether.slack.reply.AccessReplies;
import bellwether.slack.view.SettingsModal;
import bellwether.store.CustomerStore;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Handles the modals by which a team changes its settings. */
public final class SettingsInteractions {
  private static final int MAX_ATTEMPTS = 3;

  private final CustomerStore customers;
  private final SlackGateway slack;

  public SettingsInteractions(CustomerStore customers, SlackGateway slack) {
    this.customers = customers;
    this.slack = slack;
  }

  public View modal(String team) {
    Settings now = customers.settings(team);
    return SettingsModal.settingsModal(now, SettingsForm.fingerprint(now));
  }

  /**
   * Saves the submitted settings, or shows errors at the entries. Rules for other channels have
   * their own modal, so a concurrent change of rules alone is not a conflict.
   */
  public Reply save(Interaction interaction) {
    try {
      for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
        Settings before = customers.settings(interaction.team());
        Settings after = new SettingsForm(interaction).applyTo(before);
        if (after.equals(before)) {
          return new Reply.CloseModal(); // saved before, perhaps by a retry
        }
        if (!interaction.metadata().equals(SettingsForm.fingerprint(before))) {
          break;
        }
        checkChannel(interaction.team(), before.channel(), after.channel());
        if (customers.saveSettings(interaction.team(), after)) {
          return new Reply.CloseModal();
        }
      }
      return new Reply.FieldError(
          SettingsModal.ZONE, "Somebody else changed the settings. Open them again.");
    } catch (InvalidEntryException e) {
      return e.reply();
    }
  }

  /** The id may be forged, or of a channel that the app is not in. */
  private void checkChannel(String team, @Nullable String before, @Nullable String after)
      throws InvalidEntryException {
    if (after != null && !after.equals(before)) {
      Optional<String> error = slack.channelError(team, after);
      if (error.isPresent()) {
        throw new InvalidEntryException(
            SettingsModal.CHANNEL, AccessReplies.channelRejected(error.get()));
      }
    }
  }
}
