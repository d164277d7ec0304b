package bellwether.feed.catalogue;

import bellwether.domain.Sha256;
import bellwether.domain.feed.Feed;
import bellwether.domain.feed.Format;
import bellwether.feed.http.PublicAddresses;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Creates a feed from an address that a customer entered: RSS, Atom or JSON Feed. */
public final class CustomerFeed {
  private static final int MAX_LENGTH = 1_000;

  private CustomerFeed() {}

  /**
   * Parses and normalizes an address, so that a feed of several customers is fetched once. There is
   * no DNS lookup; each fetch checks the IP address.
   *
   * @throws IllegalArgumentException with one line that names the fix and does not quote the
   *     address, which may contain a secret
   */
  public static URI parseAddress(String input) {
    URI uri = parseUri(input.strip());
    String host = uri.getHost();
    if (!"https".equalsIgnoreCase(uri.getScheme()) || host == null) {
      throw new IllegalArgumentException("a feed's address begins with https:// and a host name");
    }
    if (uri.getRawUserInfo() != null) {
      throw new IllegalArgumentException("leave user name and password out of the address");
    }
    if (uri.getPort() != -1 && uri.getPort() != 443) {
      throw new IllegalArgumentException("feeds are read from port 443 only: leave the port out");
    }
    if (!isPublicHost(host)) {
      throw new IllegalArgumentException("feeds are read from the public internet only");
    }
    String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    return URI.create("https://" + normalizeHost(host) + path + query);
  }

  /**
   * The feed of these customers. Its name is the address without the query, which may contain a
   * secret and is replaced by a hash.
   */
  public static Feed of(URI address, Set<String> customers) {
    String query = address.getRawQuery();
    String name =
        address.getRawAuthority()
            + address.getRawPath()
            + (query == null ? "" : " (query " + Sha256.hex(query).substring(0, 8) + ")");
    return Feed.of(name, address, Format.SYNDICATION).withAudience(customers);
  }

  private static URI parseUri(String input) {
    if (input.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "a feed's address has at most %,d characters", MAX_LENGTH));
    }
    try {
      return new URI(input).normalize();
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("that is no address: it needs the form https://host/path");
    }
  }

  /** Rejects names of one label and in private zones (RFC 6761, RFC 6762, RFC 9476). */
  static boolean isPublicHost(String host) {
    InetAddress literal = ipLiteral(host);
    if (literal != null) {
      return PublicAddresses.contains(literal);
    }
    String normalized = normalizeHost(host);
    String zone = normalized.substring(normalized.lastIndexOf('.') + 1);
    return normalized.contains(".")
        && !Set.of("localhost", "local", "internal", "alt", "onion").contains(zone);
  }

  /** Lower case, without a trailing dot (RFC 1034, section 3.1). */
  static String normalizeHost(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }

  /** The address in a host that is a literal; null if it is a name. */
  private static @Nullable InetAddress ipLiteral(String host) {
    boolean digits = host.startsWith("[") || host.matches("[0-9.]+|0[xX].*");
    try {
      return digits ? InetAddress.ofLiteral(host) : null;
    } catch (IllegalArgumentException e) {
      return InetAddress.getLoopbackAddress();
    }
  }
}
