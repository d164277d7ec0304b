package bellwether.slack.block;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An address that is safe to click. Its host is as browsers request it, so that a look-alike shows
 * as {@code xn--…}.
 */
public record Link(String url, String host) {
  /** https://docs.slack.dev/reference/block-kit/block-elements/button-element */
  private static final int MAX_URL = 3000;

  /** Rejected by {@link URI} but found in feeds and accepted by browsers, hence encoded. */
  private static final String CHARACTERS_TO_ENCODE = "{}^`\\\"[]";

  /** Parses an address; empty unless it is plain http or https, and short enough. */
  public static Optional<Link> of(@Nullable String address) {
    if (address == null || !address.codePoints().allMatch(Link::isAllowed)) {
      return Optional.empty();
    }
    int authority = Math.min(address.indexOf("://") + 3, address.length());
    String scheme = address.substring(0, authority).toLowerCase(Locale.ROOT);
    if (!scheme.equals("http://") && !scheme.equals("https://")) {
      return Optional.empty();
    }
    int path = authority;
    while (path < address.length() && "/?#".indexOf(address.charAt(path)) < 0) {
      path++;
    }
    return of(scheme, address.substring(authority, path), address.substring(path));
  }

  private static Optional<Link> of(String scheme, String authority, String path) {
    // Whatever precedes an @ is there to be mistaken for the host.
    if (authority.contains("@")) {
      return Optional.empty();
    }
    // A | or < or >, which could end a link early inside Slack's markup, is invalid in a URI.
    try {
      boolean ascii = authority.chars().allMatch(c -> c < 0x80);
      URI uri =
          new URI(scheme + (ascii ? authority : IDN.toASCII(authority)) + percentEncode(path));
      String url = uri.toASCIIString();
      boolean fits = uri.getHost() != null && url.length() <= MAX_URL;
      return fits
          ? Optional.of(new Link(url, uri.getHost().toLowerCase(Locale.ROOT)))
          : Optional.empty();
    } catch (URISyntaxException | IllegalArgumentException notAnAddress) {
      return Optional.empty();
    }
  }

  private static boolean isAllowed(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.FORMAT, Character.SURROGATE -> false;
      default -> !Character.isSpaceChar(c);
    };
  }

  private static String percentEncode(String path) {
    StringBuilder encoded = new StringBuilder(path.length());
    boolean fragment = false;
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      boolean stray =
          CHARACTERS_TO_ENCODE.indexOf(c) >= 0
              || (c == '%' && !isPercentEscape(path, i))
              || (c == '#' && fragment);
      fragment |= c == '#';
      if (stray) {
        encoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits((byte) c));
      } else {
        encoded.append(c);
      }
    }
    return encoded.toString();
  }

  private static boolean isPercentEscape(String path, int percent) {
    return percent + 2 < path.length()
        && HexFormat.isHexDigit(path.charAt(percent + 1))
        && HexFormat.isHexDigit(path.charAt(percent + 2));
  }
}
