package bellwether.slack.api;

import java.net.URI;
import java.util.Set;

/** Keeps the bot token off the open wire. */
final class SlackUrls {
  /** Names of the machine we run on; the last is how a container calls it. */
  private static final Set<String> LOCAL_HOSTS =
      Set.of("localhost", "127.0.0.1", "[::1]", "host.docker.internal");

  private SlackUrls() {}

  /**
   * Whether an address that a request or an answer brought may be opened: it is on that host of
   * Slack's, or on this machine where Slack is.
   */
  static boolean isSlackUrl(URI address, String host, URI apiUrl) {
    return apiUrl.getScheme().equals("http")
        ? isLocal(address) && address.getPort() == apiUrl.getPort()
        : host.equals(address.getHost())
            && "https".equals(address.getScheme())
            && address.getPort() == -1;
  }

  private static boolean isLocal(URI url) {
    return "http".equals(url.getScheme())
        && url.getHost() != null
        && LOCAL_HOSTS.contains(url.getHost());
  }

  static URI requireSecure(URI url) {
    boolean safe =
        url.getHost() != null
            && url.getUserInfo() == null
            && ("https".equals(url.getScheme()) || isLocal(url));
    if (!safe) {
      throw new IllegalArgumentException(
          "SLACK_API_URL must be https, or http on localhost, as in "
              + SlackClient.DEFAULT_API_URL);
    }
    return url;
  }
}
