package bellwether.loopback;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolver.LookupPolicy;
import java.net.spi.InetAddressResolverProvider;
import java.security.Security;
import java.util.Locale;
import java.util.stream.Stream;

/** Resolves the names of this machine, and records and refuses every other lookup. */
public final class LoopbackResolver extends InetAddressResolverProvider {

  /** A cached failure would answer the second lookup before it reaches this resolver. */
  static void rememberNoFailure() {
    Security.setProperty("networkaddress.cache.negative.ttl", "0");
  }

  @Override
  public String name() {
    return "loopback only";
  }

  @Override
  public InetAddressResolver get(Configuration configuration) {
    rememberNoFailure();
    return new OwnNames(configuration);
  }

  private record OwnNames(Configuration configuration) implements InetAddressResolver {

    @Override
    public Stream<InetAddress> lookupByName(String host, LookupPolicy policy)
        throws UnknownHostException {
      String name = host.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
      if (name.equals("localhost")
          || name.endsWith(".localhost")
          || name.equals(configuration.lookupLocalHostName().toLowerCase(Locale.ROOT))) {
        return Stream.of(Inet4Address.ofLiteral("127.0.0.1"));
      }
      // RFC 6761, section 6.4: such names never exist, so they need no lookup.
      if (!name.endsWith(".invalid")) {
        Attempts.add("look up " + host);
      }
      throw new UnknownHostException(host);
    }

    @Override
    public String lookupByAddress(byte[] bytes) throws UnknownHostException {
      InetAddress address = InetAddress.getByAddress(bytes);
      if (address.isLoopbackAddress()) {
        return "localhost";
      }
      Attempts.add("look up the name of " + address.getHostAddress());
      throw new UnknownHostException(address.getHostAddress());
    }
  }
}
