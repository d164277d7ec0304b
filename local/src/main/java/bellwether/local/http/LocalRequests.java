package bellwether.local.http;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells requests of this machine's programs and pages from those of other web pages. Any page can
 * send requests to this machine, and its host name can be made to point here (DNS rebinding).
 *
 * @param hosts the names and addresses by which the server may be called
 */
public record LocalRequests(Set<String> hosts) {
  /** Containers reach their machine by the last name, which no web page can have. */
  public static final LocalRequests OF_THIS_MACHINE =
      new LocalRequests(Set.of("localhost", "127.0.0.1", "[::1]", "host.docker.internal"));

  public LocalRequests {
    hosts = Set.copyOf(hosts);
  }

  /** Accepts requests to one more address of this machine. */
  static LocalRequests alsoTo(String address) {
    Set<String> hosts = new HashSet<>(OF_THIS_MACHINE.hosts);
    hosts.add(address);
    return new LocalRequests(hosts);
  }

  /**
   * Whether a request is addressed to this machine and does not come from a page of another origin.
   *
   * @param host the Host header
   * @param origin the Origin header, which browsers send with every request that changes something
   */
  public boolean accept(@Nullable String host, @Nullable String origin) {
    return host != null
        && hosts.contains(host.replaceFirst(":\\d+$", "").toLowerCase(Locale.ROOT))
        && (origin == null || origin.equalsIgnoreCase("http://" + host));
  }
}
