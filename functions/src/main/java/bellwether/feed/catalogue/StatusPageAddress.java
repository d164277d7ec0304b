package bellwether.feed.catalogue;

import bellwether.domain.feed.StatusPage;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** Parses the address of a vendor's status page. */
public final class StatusPageAddress {
  private StatusPageAddress() {}

  /**
   * Parses the address of a page or of its feed. There is no DNS lookup; each fetch checks the IP
   * address.
   *
   * @param anywhere whether all hosts and ports are allowed; for local use only
   * @throws IllegalArgumentException with the end of a sentence about the address, and the fix
   */
  public static StatusPage parse(String address, boolean anywhere) {
    URI uri;
    try {
      uri = new URI(address.strip()).normalize();
    } catch (URISyntaxException e) {
      throw invalidAddress();
    }
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (uri.getHost() == null || !(scheme.equals("https") || scheme.equals("http"))) {
      throw invalidAddress();
    }
    if (uri.getRawUserInfo() != null) {
      throw new IllegalArgumentException("holds a user name or password: leave them out");
    }
    int usualPort = scheme.equals("https") ? 443 : 80;
    boolean usual = uri.getPort() == -1 || uri.getPort() == usualPort;
    if (!anywhere && !usual) {
      throw new IllegalArgumentException(
          "names a port, and pages are read from the usual ones only: leave the port out");
    }
    if (!anywhere && !CustomerFeed.isPublicHost(uri.getHost())) {
      throw new IllegalArgumentException(
          "is not on the public internet: give the address that everybody reads");
    }
    return new StatusPage(
        URI.create(
            scheme
                + "://"
                + CustomerFeed.normalizeHost(uri.getHost())
                + (usual ? "" : ":" + uri.getPort())
                + (uri.getRawPath().isEmpty() ? "/" : uri.getRawPath())
                + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery())));
  }

  private static IllegalArgumentException invalidAddress() {
    return new IllegalArgumentException(
        "is no web address: write it like https://status.example.com");
  }
}
