package bellwether.feed.catalogue;

import bellwether.domain.feed.StatusPage;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** Reads the address of a vendor's status page as somebody wrote it. */
public final class StatusPageAddress {
  private StatusPageAddress() {}

  /**
   * The page at the address, or the feed that the address names. No name is looked up here: the
   * address that a name stands for is checked whenever the page is fetched.
   *
   * @param anywhere whether it may be at any port of any host: on one's own machine only
   * @throws IllegalArgumentException with the end of a sentence about the address, and the fix
   */
  public static StatusPage parse(String typed, boolean anywhere) {
    URI uri = parseUri(typed);
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

  private static URI parseUri(String typed) {
    try {
      return new URI(typed.strip()).normalize();
    } catch (URISyntaxException e) {
      throw invalidAddress();
    }
  }

  private static IllegalArgumentException invalidAddress() {
    return new IllegalArgumentException(
        "is no web address: write it like https://status.example.com");
  }
}
