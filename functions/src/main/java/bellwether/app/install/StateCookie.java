package bellwether.app.install;

import static java.nio.charset.StandardCharsets.UTF_8;

import bellwether.app.request.HttpRequest;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;

/**
 * Ties an installation to the browser that began it, so that nobody can have another's browser end
 * it. Slack's page asks for as much: https://docs.slack.dev/authentication/installing-with-oauth
 *
 * @param secure whether the request came over https; else from this machine itself
 */
record StateCookie(boolean secure) {
  /** How long somebody may look at Slack's page. A code from it lives as long. */
  static final Duration LIFETIME = Duration.ofMinutes(10);

  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final int STATE_BYTES = 32;

  static StateCookie of(HttpRequest request) {
    String host = request.header("host").replaceFirst(":\\d+$", "");
    boolean overHttps = request.header("x-forwarded-proto").equals("https");
    return new StateCookie(overHttps || !THIS_MACHINE.contains(host));
  }

  /** A state that nobody can guess. */
  static String newState() {
    byte[] bytes = new byte[STATE_BYTES];
    // Made anew: SnapStart copies a process, and two copies must not share a generator's state.
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** As {@code Set-Cookie} takes it. */
  String set(String state) {
    return cookie(state, LIFETIME);
  }

  /** Takes it back. */
  String cleared() {
    return cookie("", Duration.ZERO);
  }

  /** Whether the browser that sent the request is the one that got this state. */
  boolean matches(HttpRequest request, String state) {
    return !state.isEmpty()
        && MessageDigest.isEqual(state.getBytes(UTF_8), request.cookie(name()).getBytes(UTF_8));
  }

  /**
   * Lax, for Slack's page sends the browser back. With {@code __Host-} a browser takes the cookie
   * only over https and gives it to this very host, where no neighbouring one can have set it.
   */
  private String cookie(String value, Duration age) {
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
