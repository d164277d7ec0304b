package bellwether.app.install;

import static java.nio.charset.StandardCharsets.UTF_8;

import bellwether.app.request.HttpRequest;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;

/**
 * Ties an installation to the browser that started it, so that nobody can complete it in somebody
 * else's browser, as Slack recommends: https://docs.slack.dev/authentication/installing-with-oauth
 *
 * @param secure whether the request came over https; otherwise it came from this machine
 */
record StateCookie(boolean secure) {
  /** How long an installation may take. Slack's code is valid for the same time. */
  static final Duration LIFETIME = Duration.ofMinutes(10);

  private static final Set<String> LOOPBACK_HOSTS = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final int STATE_BYTES = 32;

  static StateCookie forRequest(HttpRequest request) {
    String host = request.header("host").replaceFirst(":\\d+$", "");
    boolean overHttps = request.header("x-forwarded-proto").equals("https");
    return new StateCookie(overHttps || !LOOPBACK_HOSTS.contains(host));
  }

  static String newState() {
    byte[] bytes = new byte[STATE_BYTES];
    // Created for each call: SnapStart copies processes, and copies must not share a generator's
    // state.
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  String withState(String state) {
    return format(state, LIFETIME);
  }

  /** The value of {@code Set-Cookie} that clears the cookie. */
  String cleared() {
    return format("", Duration.ZERO);
  }

  boolean matches(HttpRequest request, String state) {
    return !state.isEmpty()
        && MessageDigest.isEqual(state.getBytes(UTF_8), request.cookie(name()).getBytes(UTF_8));
  }

  /**
   * {@code SameSite=Lax}, because Slack's page redirects back. With the prefix {@code __Host-} a
   * browser accepts the cookie only over https and from this host, never from a sibling domain.
   */
  private String format(String value, Duration age) {
    return name()
        + "="
        + value
        + "; Max-Age="
        + age.toSeconds()
        + "; Path=/; HttpOnly; SameSite=Lax"
        + (secure ? "; Secure" : "");
  }

  private String name() {
    return secure ? "__Host-bellwether-install" : "bellwether-install";
  }
}
