package bellwether.local.slack.workspace;

import java.net.URI;
import java.util.Map;

/**
 * The app's credentials for installation by OAuth in the local Slack, as in events/env.json. They
 * need not be secret, because the local Slack authenticates nobody.
 */
public final class LocalAppCredentials {
  public static final String CLIENT_ID = "1111111111111.2222222222222";
  public static final String CLIENT_SECRET = "events-client-secret-not-for-production";
  private static final String TOKEN_KEY = "bm90LWEta2V5LWJ1dC10aGlydHktdHdvLWJ5dGVzISE=";

  private LocalAppCredentials() {}

  /**
   * Returns the environment variables of functions that are installed in the local Slack.
   *
   * @param page the address for a browser, which is redirected there
   */
  public static Map<String, String> environment(URI page) {
    return Map.of(
        "SLACK_CLIENT_ID", CLIENT_ID,
        "SLACK_CLIENT_SECRET", CLIENT_SECRET,
        "BELLWETHER_TOKEN_KEY", TOKEN_KEY,
        "BELLWETHER_DESTINATION_KEY", TOKEN_KEY,
        "SLACK_TEAM_ID", LocalWorkspace.TEAM,
        "SLACK_API_URL", page.resolve("/api/").toString());
  }
}
