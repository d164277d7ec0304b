package bellwether.app.workspace;

import bellwether.domain.workspace.Installation;
import bellwether.store.InstallationStore;
import bellwether.store.TokenCipher;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Finds the token of a workspace, and never another's: its own where it was installed by OAuth, the
 * one in the settings where that is its.
 */
public final class BotTokens {
  private final InstallationStore installations;
  private final SharedToken sharedToken;
  private final Supplier<Optional<String>> configuredToken;
  private final Supplier<Optional<TokenCipher>> cipher;

  /**
   * @param shared whose the token in the settings is
   * @param token the token in the settings; asked each time, so that a new one is seen
   * @param seal empty where one workspace is all there is; asked each time, so that a new key is
   *     seen
   */
  public BotTokens(
      InstallationStore installations,
      SharedToken shared,
      Supplier<Optional<String>> token,
      Supplier<Optional<TokenCipher>> seal) {
    this.installations = installations;
    this.sharedToken = shared;
    this.configuredToken = token;
    this.cipher = seal;
  }

  /** The token for the customer, or why there is none. */
  public BotToken tokenFor(String customer) {
    return installations
        .find(customer)
        .filter(Installation::isInstalledByOAuth)
        .map(this::installedToken)
        .orElseGet(() -> sharedTokenFor(customer));
  }

  private BotToken installedToken(Installation installation) {
    String sealed = installation.sealedToken();
    if (sealed == null) {
      return new BotToken.Missing("install Bellwether again");
    }
    try {
      Optional<TokenCipher> held = cipher.get();
      if (held.isEmpty()) {
        return new BotToken.Missing("set BELLWETHER_TOKEN_KEY to the key that encrypted its token");
      }
      return held.get()
          .decrypt(installation.team(), sealed)
          .<BotToken>map(BotToken.Available::new)
          .orElseGet(() ->
              new BotToken.Missing(
                  "its token can't be decrypted: set BELLWETHER_TOKEN_KEY to the key that"
                      + " encrypted it, or install Bellwether again"));
    } catch (InvalidSettingException e) {
      return new BotToken.Missing(Objects.requireNonNull(e.getMessage()));
    }
  }

  private BotToken sharedTokenFor(String customer) {
    if (!sharedToken.appliesTo(customer)) {
      return new BotToken.Missing(
          "install Bellwether there by /slack/install; or set SLACK_TEAM_ID to "
              + "the workspace's id if SLACK_BOT_TOKEN is of it");
    }
    return configuredToken
        .get()
        .<BotToken>map(BotToken.Available::new)
        .orElseGet(() -> new BotToken.Missing("set SLACK_BOT_TOKEN to the app's bot token"));
  }
}
