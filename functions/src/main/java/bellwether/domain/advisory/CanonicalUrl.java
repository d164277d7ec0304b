package bellwether.domain.advisory;

import java.net.IDN;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Normalizes web addresses so that two links to the same article compare equal. For identity only:
 * users always see and open the original address.
 */
public final class CanonicalUrl {
  private static final Pattern URL_PATTERN =
      Pattern.compile("(?i)https?://([^/?#\\s]+)([^?#]*)(?:\\?([^#]*))?(?:#.*)?");
  private static final Pattern HOST_PREFIX = Pattern.compile("^(?:www|m|amp|mobile)\\.(?=.+\\.)");
  private static final Pattern PERCENT_ESCAPE = Pattern.compile("%([0-9a-fA-F]{2})");

  /** Parameters that track readers and do not select content. */
  private static final Set<String> TRACKING_PARAMETERS =
      Set.of(
          "fbclid", "gclid", "dclid", "msclkid", "yclid", "mc_cid", "mc_eid", "igshid", "cmpid",
          "ref", "ref_src", "ocid", "s_cid", "ncid", "rss", "_ga", "_gl", "amp");

  /** Hosts that only redirect, with the target in a parameter. */
  private static final Set<String> REDIRECTORS =
      Set.of("google.com", "news.google.com", "feedproxy.google.com", "l.facebook.com");

  private static final Set<String> TARGET_PARAMETERS = Set.of("url", "q", "u");

  /** Longer than any address that servers accept. */
  private static final int MAX_LENGTH = 4_096;

  private CanonicalUrl() {}

  /** The canonical spelling of an absolute http or https address; empty for other addresses. */
  public static Optional<String> of(String url) {
    return of(url, 3);
  }

  private static Optional<String> of(String url, int unwrapsLeft) {
    Matcher shape = URL_PATTERN.matcher(url.strip());
    if (url.length() > MAX_LENGTH || !shape.matches()) {
      return Optional.empty();
    }
    String host = normalizeHost(shape.group(1));
    String query = shape.group(3) == null ? "" : shape.group(3);
    if (host.isEmpty()) {
      return Optional.empty();
    }
    if (unwrapsLeft > 0 && REDIRECTORS.contains(host)) {
      Optional<String> target = redirectTarget(query).flatMap(t -> of(t, unwrapsLeft - 1));
      if (target.isPresent()) {
        return target;
      }
    }
    String filtered = filterQuery(query);
    return Optional.of(
        "https://"
            + host
            + normalizePath(shape.group(2))
            + (filtered.isEmpty() ? "" : "?" + filtered));
  }

  private static String normalizeHost(String authority) {
    String host = authority.substring(authority.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    host = host.replaceFirst(":(?:80|443)?$", "").replaceFirst("\\.(?=:|$)", "");
    // Loading Java's tables of international names takes longer than the rest of this class.
    if (!host.chars().allMatch(c -> c < 0x80)) {
      host = toAscii(host);
    }
    return HOST_PREFIX.matcher(host).replaceFirst("");
  }

  private static String toAscii(String host) {
    int port = host.startsWith("[") ? -1 : host.indexOf(':');
    String name = port < 0 ? host : host.substring(0, port);
    try {
      return IDN.toASCII(name) + host.substring(name.length());
    } catch (IllegalArgumentException notInternational) {
      return host; // An unusual host name is used unchanged.
    }
  }

  private static String normalizePath(String path) {
    String normalized = normalizeEscapes(path);
    int end = normalized.length();
    while (end > 0 && normalized.charAt(end - 1) == '/') {
      end--;
    }
    String trimmed = normalized.substring(0, end);
    return trimmed.endsWith("/amp") ? trimmed.substring(0, trimmed.length() - 4) : trimmed;
  }

  private static String filterQuery(String query) {
    return Arrays.stream(query.split("&"))
        // Some feeds escape the ampersand twice.
        .map(p -> p.startsWith("amp;") ? p.substring(4) : p)
        .filter(p -> !p.isEmpty() && !isTracking(parameterName(p)))
        .map(CanonicalUrl::normalizeEscapes)
        .sorted()
        .collect(Collectors.joining("&"));
  }

  private static boolean isTracking(String name) {
    return name.startsWith("utm_") || name.startsWith("mtm_") || TRACKING_PARAMETERS.contains(name);
  }

  private static String parameterName(String parameter) {
    int equals = parameter.indexOf('=');
    return (equals < 0 ? parameter : parameter.substring(0, equals)).toLowerCase(Locale.ROOT);
  }

  private static Optional<String> redirectTarget(String query) {
    return Arrays.stream(query.split("&"))
        .filter(p -> p.contains("=") && TARGET_PARAMETERS.contains(parameterName(p)))
        .map(p -> decode(p.substring(p.indexOf('=') + 1)))
        .filter(value -> value.startsWith("http"))
        .findFirst();
  }

  private static String decode(String value) {
    try {
      return URLDecoder.decode(value, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException badEscape) {
      return value;
    }
  }

  /** Upper-case hexadecimal, without unnecessary escapes (RFC 3986, section 6.2.2). */
  private static String normalizeEscapes(String part) {
    return PERCENT_ESCAPE
        .matcher(part)
        .replaceAll(found -> {
          char c = (char) Integer.parseInt(found.group(1), 16);
          boolean unreserved = c < 128 && (Character.isLetterOrDigit(c) || "-._~".indexOf(c) >= 0);
          return unreserved ? String.valueOf(c) : found.group().toUpperCase(Locale.ROOT);
        });
  }
}
