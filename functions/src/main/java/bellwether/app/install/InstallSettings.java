package bellwether.app.install;

import bellwether.slack.api.OAuthClient;
import bellwether.store.TokenCipher;

/**
 * What lets other workspaces install Bellwether.
 *
 * @param oauth exchanges the code that Slack gives for a token
 * @param cipher encrypts the workspaces' tokens
 */
public record InstallSettings(OAuthClient oauth, TokenCipher cipher) {}
