package bellwether.slack.api;

import java.net.URI;
import java.util.Set;

/** Checks addresses before requests are sent to them. */
final class SlackUrls {
  /** The name of the local machine inside containers. */
  private static final String CONTAINER_HOST = "host.docker.internal";

  private static final Set<String> LOCAL_HOSTS =
      Set.of("localhost", "127.0.0.1", "[::1]", CONTAINER_HOST);

  private SlackUrls() {}

  /**
   * Whether an address that came with a request or a response may be requested: it is on the given
   * host or, if the API is on this machine, on the same port of this machine.
   */
  static boolean isSlackUrl(URI address, String host, URI apiUrl) {
    return apiUrl.getScheme().equals("http")
        ? isLocal(address) && address.getPort() == apiUrl.getPort()
        : host.equals(address.getHost())
            && "https".equals(address.getScheme())
            && address.getPort() == -1;
  }

  /** The same address for a browser, which runs outside of the function's container. */
  static URI forBrowser(URI url) {
    return CONTAINER_HOST.equals(url.getHost())
        ? URI.create(url.toString().replaceFirst(CONTAINER_HOST, "localhost"))
        : url;
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
