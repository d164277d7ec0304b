package bellwether.forward;

import java.util.Locale;
import java.util.Set;
import okhttp3.HttpUrl;

/**
 * Parses the address of a destination that a person entered. There is no name lookup; each
 * connection checks the IP address.
 */
public final class DestinationAddress {
  private static final int MAX_LENGTH = 1_000;

  private DestinationAddress() {}

  /**
   * Parses and normalizes an address, which only OkHttp parses: two parsers could disagree about
   * the host.
   *
   * @param allowPrivate whether http, all ports and hosts are allowed; for local use only
   * @throws IllegalArgumentException with one line that names the fix and does not quote the
   *     address, which may contain a secret
   */
  public static HttpUrl parse(String input, boolean allowPrivate) {
    String written = input.strip();
    if (written.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "an address has at most %,d characters", MAX_LENGTH));
    }
    HttpUrl url = HttpUrl.parse(written);
    if (url == null || !(url.isHttps() || allowPrivate)) {
      throw new IllegalArgumentException("an address has the form https://host/path");
    }
    if (!url.username().isEmpty() || !url.password().isEmpty()) {
      throw new IllegalArgumentException("leave user name and password out of the address");
    }
    if (!allowPrivate && url.port() != 443) {
      throw new IllegalArgumentException("only port 443 is allowed: leave the port out");
    }
    if (!allowPrivate && !isPublicName(url.host())) {
      throw new IllegalArgumentException("the host must have a name on the public internet");
    }
    return url.newBuilder().fragment(null).build();
  }

  /**
   * Rejects IP addresses, which programs read in several ways, and names of one label or in private
   * zones (RFC 6761, RFC 6762, RFC 9476).
   */
  private static boolean isPublicName(String host) {
    String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    String zone = name.substring(name.lastIndexOf('.') + 1);
    return name.contains(".")
        && zone.matches("[a-z][a-z0-9-]*")
        && !Set.of("localhost", "local", "internal", "alt", "onion").contains(zone);
  }
}
