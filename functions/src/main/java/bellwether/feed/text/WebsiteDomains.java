package bellwether.feed.text;

import java.net.IDN;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Extracts the domains of a company from the website field of a register: complete and partial
 * addresses, several in one field, and mail addresses.
 */
public final class WebsiteDomains {
  private static final int MAX_SITES = 20;
  private static final int MAX_INPUT_CHARS = 2_000;

  /** RFC 1035, section 2.3.4. */
  private static final int MAX_HOST_CHARS = 253;

  private static final Pattern SEPARATORS = Pattern.compile("[\\s,;|<>()\\[\\]{}\"'`]+");

  /** Complete, shortened, defanged, or with escaped or missing slashes. */
  private static final Pattern SCHEME =
      Pattern.compile("^(?:[a-z][a-z0-9+-]{1,11}:(?!\\d)|h(?:tt|xx)ps?(?=//))?/*");

  private static final Pattern END = Pattern.compile("[/?#].*$");
  private static final Pattern DOTS = Pattern.compile("^\\.+|\\.+$");
  private static final Pattern PORT = Pattern.compile(":\\d*$");
  private static final Pattern WWW = Pattern.compile("^www\\d?\\.(?=[^.]+\\.)");

  /** RFC 1035, section 2.3.4, and a last label that is not a number: RFC 3696, section 2. */
  private static final Pattern DOMAIN =
      Pattern.compile(
          "(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?\\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})");

  /** Networks without company websites: RFC 7686, RFC 6762, and I2P. */
  private static final Set<String> NON_WEB_TLDS =
      Set.of("onion", "i2p", "local", "localhost", "arpa");

  private static final Map<String, List<String>> KNOWN =
      TextResource.table(WebsiteDomains.class, "website-domains.txt");
  private static final Set<String> DIRECTORY_SITES = TextResource.words(KNOWN, "directory");
  private static final Set<String> HOSTING_PROVIDERS = TextResource.words(KNOWN, "hosting");
  private static final Set<String> MAIL_PROVIDERS = TextResource.words(KNOWN, "mail");

  private WebsiteDomains() {}

  /**
   * All domains in the text: as written, as registered, and if internationalized in both spellings.
   */
  public static List<String> extract(String text) {
    return SEPARATORS
        .splitAsStream(removeDefanging(PlainText.truncate(text, MAX_INPUT_CHARS)))
        .flatMap(token -> parseHost(token).stream())
        .limit(MAX_SITES)
        .flatMap(WebsiteDomains::allSpellings)
        .distinct()
        .toList();
  }

  /** The domains of a text that is only an address; empty for other texts. */
  public static List<String> extractFromAddress(String text) {
    String token = removeDefanging(text.strip());
    return SEPARATORS.matcher(token).find() ? List.of() : extract(token);
  }

  private static String removeDefanging(String text) {
    return text.replace("[.]", ".").replace("(.)", ".").replace("[:]", ":");
  }

  /** The host and its registered domain, each in all spellings. */
  private static Stream<String> allSpellings(String host) {
    String ascii = toAscii(host);
    String parent = registrableDomain(ascii);
    List<String> labels = List.of(host.split("\\."));
    int labelCount = parent.split("\\.").length;
    return Stream.of(
        host,
        ascii,
        IDN.toUnicode(ascii),
        String.join(".", labels.subList(labels.size() - labelCount, labels.size())),
        parent,
        IDN.toUnicode(parent));
  }

  /** The registered domain, or the host itself if that domain belongs to a provider. */
  private static String registrableDomain(String host) {
    HttpUrl url = HttpUrl.parse("https://" + host + "/");
    @Nullable String parent = url == null ? null : url.topPrivateDomain();
    return parent == null || HOSTING_PROVIDERS.contains(parent) ? host : parent;
  }

  /** The host of an address; empty if it is not a company's own. */
  private static Optional<String> parseHost(String token) {
    String rest = token.toLowerCase(Locale.ROOT).replace('\\', '/');
    rest = SCHEME.matcher(rest).replaceFirst("");
    String authority = END.matcher(rest).replaceFirst("");
    boolean page = rest.length() > authority.length() + 1;
    int at = authority.lastIndexOf('@');
    String host = PORT.matcher(authority.substring(at + 1)).replaceFirst("");
    host = WWW.matcher(DOTS.matcher(host).replaceAll("")).replaceFirst("");
    String ascii = toAscii(host);
    boolean site =
        DOMAIN.matcher(ascii).matches()
            && !NON_WEB_TLDS.contains(ascii.substring(ascii.lastIndexOf('.') + 1))
            && (at < 0 || !MAIL_PROVIDERS.contains(ascii))
            && !(page && isDirectorySite(ascii));
    return site ? Optional.of(host) : Optional.empty();
  }

  private static boolean isDirectorySite(String domain) {
    return DIRECTORY_SITES.stream()
        .anyMatch(directory -> domain.equals(directory) || domain.endsWith("." + directory));
  }

  /** The ASCII form; "" if the host is not valid. */
  private static String toAscii(String host) {
    try {
      return host.length() > MAX_HOST_CHARS
          ? ""
          : IDN.toASCII(host, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException noDomain) {
      return "";
    }
  }
}
