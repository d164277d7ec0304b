package bellwether.app.install;

import bellwether.slack.api.OAuthClient;
import bellwether.store.TokenCipher;

/** The settings for installing Bellwether in other workspaces. */
public record InstallSettings(OAuthClient oauth, TokenCipher cipher) {}
