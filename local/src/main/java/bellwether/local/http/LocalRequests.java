package bellwether.local.http;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells requests of this machine's programs and pages from those of other web pages. Any page can
 * send requests to this machine, and its host name can be made to point here (DNS rebinding).
 */
public final class LocalRequests {
  /** Containers reach their machine by the last one, which no web page can have. */
  private static final Set<String> HOSTS =
      Set.of("localhost", "127.0.0.1", "[::1]", "host.docker.internal");

  private LocalRequests() {}

  /**
   * Whether a request is addressed to this machine and does not come from a page of another origin.
   *
   * @param host the Host header
   * @param origin the Origin header, which browsers send with every request that changes something
   */
  public static boolean isLocal(@Nullable String host, @Nullable String origin) {
    return host != null
        && HOSTS.contains(host.replaceFirst(":\\d+$", "").toLowerCase(Locale.ROOT))
        && (origin == null || origin.equalsIgnoreCase("http://" + host));
  }
}
