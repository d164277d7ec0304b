package bellwether.app.install;

import bellwether.slack.api.OAuthClient;
import bellwether.store.TokenCipher;

/** What lets other workspaces install Bellwether. */
public record InstallSettings(OAuthClient oauth, TokenCipher cipher) {}
