package bellwether.function.deliver;

import bellwether.domain.FeedHealth;
import bellwether.domain.Installation;
import bellwether.function.Credentials;
import bellwether.function.Environment;
import bellwether.function.TokenKey;
import bellwether.store.Installations;
import bellwether.store.TokenSeal;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Finds the token of a workspace, and never another's: its own where it was installed by OAuth, the
 * one in the settings where that is its.
 */
public final class BotTokens {
  private final Installations installations;
  private final Shared shared;
  private final Supplier<Optional<TokenSeal>> seal;

  /**
   * @param seal empty where one workspace is all there is; asked each time, so that a new key is
   *     seen
   */
  BotTokens(Installations installations, Shared shared, Supplier<Optional<TokenSeal>> seal) {
    this.installations = installations;
    this.shared = shared;
    this.seal = seal;
  }

  /** The tokens as the environment and the table tell them. */
  public static BotTokens from(Environment environment, Installations installations) {
    Credentials credentials = new Credentials(environment);
    Shared shared =
        new Shared(
            () ->
                environment
                    .find("SLACK_BOT_TOKEN")
                    .map(_ -> credentials.secret("SLACK_BOT_TOKEN", "the app's bot token")),
            environment.find("SLACK_TEAM_ID"),
            environment.find(TokenKey.VARIABLE).isPresent());
    return new BotTokens(installations, shared, () -> TokenKey.seal(environment));
  }

  BotToken of(String customer) {
    return installations
        .find(customer)
        .filter(Installation::isByOAuth)
        .map(this::own)
        .orElseGet(() -> shared.of(customer));
  }

  private BotToken own(Installation installation) {
    String sealed = installation.sealedToken();
    if (sealed == null) {
      return new BotToken.Missing("install Bellwether again");
    }
    try {
      Optional<TokenSeal> held = seal.get();
      if (held.isEmpty()) {
        return new BotToken.Missing("set BELLWETHER_TOKEN_KEY to the key that encrypted its token");
      }
      return held.get()
          .open(installation.team(), sealed)
          .<BotToken>map(BotToken.Held::new)
          .orElseGet(() ->
              new BotToken.Missing(
                  "its token can't be decrypted: set BELLWETHER_TOKEN_KEY to the key that"
                      + " encrypted it, or install Bellwether again"));
    } catch (IllegalArgumentException e) {
      return new BotToken.Missing(e.getMessage() + "");
    }
  }

  /**
   * The token in the settings.
   *
   * @param team whose it is, where that is told
   * @param amongOthers whether other workspaces install too: then it must be told
   */
  record Shared(Supplier<Optional<String>> token, Optional<String> team, boolean amongOthers) {

    BotToken of(String customer) {
      boolean theirs =
          team.map(customer::equals).orElse(!amongOthers) || customer.equals(FeedHealth.OPERATORS);
      if (!theirs) {
        return new BotToken.Missing(
            "install Bellwether there by /slack/install; or set SLACK_TEAM_ID to "
                + "the workspace's id if SLACK_BOT_TOKEN is of it");
      }
      return token
          .get()
          .<BotToken>map(BotToken.Held::new)
          .orElseGet(() -> new BotToken.Missing("set SLACK_BOT_TOKEN to the app's bot token"));
    }
  }
}
