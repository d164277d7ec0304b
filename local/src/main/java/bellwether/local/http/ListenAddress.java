package bellwether.local.http;

import bellwether.local.cli.UserError;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * The network addresses that local servers listen on: always the loopback address, and one more if
 * the user names it.
 *
 * @param address the one that the user named, else the loopback address
 */
public record ListenAddress(InetAddress address) {
  public static final ListenAddress LOOPBACK = new ListenAddress(InetAddress.getLoopbackAddress());

  /**
   * Parses the value of {@code --listen}.
   *
   * @throws UserError if it is not an IPv4 address
   */
  public static ListenAddress parse(String value) {
    try {
      return new ListenAddress(Inet4Address.ofLiteral(value));
    } catch (IllegalArgumentException e) {
      throw UserError.usage(
          "--listen must be an IPv4 address of this machine such as 172.17.0.1, or 0.0.0.0 for"
              + " all, not \""
              + value
              + '"');
    }
  }

  /** Whether other machines or containers may reach the servers. */
  public boolean isOpen() {
    return !address.isLoopbackAddress();
  }

  /** Whether this means every address of the machine. */
  public boolean isWildcard() {
    return address.isAnyLocalAddress();
  }

  /** The address in numbers. */
  public String literal() {
    return address.getHostAddress();
  }

  /** The addresses to open; the first one also serves this machine. */
  public List<InetAddress> sockets() {
    return isWildcard()
        ? List.of(address)
        : Stream.of(LOOPBACK.address, address).distinct().toList();
  }

  /** Says why an address other than the first one can't be opened, and what to do. */
  public static String cannotOpen(InetAddress address, int port, IOException why) {
    return "port "
        + port
        + " of "
        + address.getHostAddress()
        + " can't be opened ("
        + why.getMessage()
        + "): use an address of this machine with --listen, and a port that is free there";
  }

  /** The requests to accept: an address can't be made to point elsewhere, unlike a name. */
  public LocalRequests requests() {
    return isWildcard() ? LocalRequests.OF_THIS_MACHINE : LocalRequests.alsoTo(literal());
  }
}
