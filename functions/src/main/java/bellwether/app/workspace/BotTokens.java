package bellwether.app.workspace;

import bellwether.domain.workspace.Installation;
import bellwether.store.InstallationStore;
import bellwether.store.TokenCipher;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Finds the token of a workspace: its own if it was installed by OAuth, or the configured one if
 * that belongs to it. Never returns the token of another workspace.
 */
public final class BotTokens {
  private final InstallationStore installations;
  private final SharedToken sharedToken;
  private final Supplier<Optional<String>> configuredToken;
  private final Supplier<Optional<TokenCipher>> cipher;

  /**
   * The configured token and the cipher are read on each call, so that changes take effect. With a
   * single workspace there is no cipher.
   */
  public BotTokens(
      InstallationStore installations,
      SharedToken sharedToken,
      Supplier<Optional<String>> configuredToken,
      Supplier<Optional<TokenCipher>> cipher) {
    this.installations = installations;
    this.sharedToken = sharedToken;
    this.configuredToken = configuredToken;
    this.cipher = cipher;
  }

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
      return cipher
          .get()
          .map(key -> decrypt(key, installation.team(), sealed))
          .orElseGet(() ->
              new BotToken.Missing("set BELLWETHER_TOKEN_KEY to the key that encrypted its token"));
    } catch (InvalidSettingException e) {
      return new BotToken.Missing(Objects.requireNonNull(e.getMessage()));
    }
  }

  private static BotToken decrypt(TokenCipher key, String team, String sealed) {
    return key.decrypt(team, sealed)
        .<BotToken>map(BotToken.Available::new)
        .orElseGet(() ->
            new BotToken.Missing(
                "its token can't be decrypted: set BELLWETHER_TOKEN_KEY to the key that"
                    + " encrypted it, or install Bellwether again"));
  }

  private BotToken sharedTokenFor(String customer) {
    if (!sharedToken.appliesTo(customer)) {
      return new BotToken.Missing(
          "install Bellwether there at /slack/install; or set SLACK_TEAM_ID to "
              + "the workspace's id if SLACK_BOT_TOKEN belongs to it");
    }
    return configuredToken
        .get()
        .<BotToken>map(BotToken.Available::new)
        .orElseGet(() -> new BotToken.Missing("set SLACK_BOT_TOKEN to the app's bot token"));
  }
}
