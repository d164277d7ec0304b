package bellwether.feed.http;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Knows which addresses belong to the public internet.
 *
 * <p>A table of our own, because {@link InetAddress} knows neither carrier NAT nor the cloud's
 * metadata addresses, and takes an IPv4 address in IPv6 clothes for a stranger. Sources: IANA's
 * special-purpose registries (RFC 6890) and multicast; 168.63.129.16 is Azure's host.
 */
public final class PublicAddresses {
  private static final List<Block> NON_PUBLIC_V4 =
      List.of(
          Block.of("0.0.0.0/8"),
          Block.of("10.0.0.0/8"),
          Block.of("100.64.0.0/10"),
          Block.of("127.0.0.0/8"),
          Block.of("168.63.129.16/32"),
          Block.of("169.254.0.0/16"),
          Block.of("172.16.0.0/12"),
          Block.of("192.0.0.0/24"),
          Block.of("192.0.2.0/24"),
          Block.of("192.31.196.0/24"),
          Block.of("192.52.193.0/24"),
          Block.of("192.88.99.0/24"),
          Block.of("192.168.0.0/16"),
          Block.of("192.175.48.0/24"),
          Block.of("198.18.0.0/15"),
          Block.of("198.51.100.0/24"),
          Block.of("203.0.113.0/24"),
          Block.of("224.0.0.0/4"),
          Block.of("240.0.0.0/4"));

  /** Global unicast is all of IPv6 that can be public; inside it, tunnels and reserves are not. */
  private static final Block GLOBAL_UNICAST = Block.of("2000::/3");

  private static final List<Block> NON_PUBLIC_V6 =
      List.of(
          Block.of("2001::/23"),
          Block.of("2001:db8::/32"),
          Block.of("2002::/16"),
          Block.of("2620:4f:8000::/48"),
          Block.of("3fff::/20"));

  private PublicAddresses() {}

  /**
   * Whether a feed may be fetched from the address. IPv4 inside IPv6 never is: no feed needs it.
   */
  public static boolean contains(InetAddress address) {
    byte[] bytes = address.getAddress();
    return bytes.length == 4
        ? NON_PUBLIC_V4.stream().noneMatch(block -> block.contains(bytes))
        : GLOBAL_UNICAST.contains(bytes)
            && NON_PUBLIC_V6.stream().noneMatch(block -> block.contains(bytes));
  }

  private record Block(BigInteger prefix, int length, int bits) {

    static Block of(String cidr) {
      int slash = cidr.indexOf('/');
      try {
        // A literal: nothing is looked up.
        byte[] address = InetAddress.getByName(cidr.substring(0, slash)).getAddress();
        int bits = address.length * 8;
        int length = Integer.parseInt(cidr.substring(slash + 1));
        return new Block(new BigInteger(1, address).shiftRight(bits - length), length, bits);
      } catch (UnknownHostException typo) {
        throw new AssertionError(cidr, typo);
      }
    }

    boolean contains(byte[] address) {
      return new BigInteger(1, address).shiftRight(bits - length).equals(prefix);
    }
  }
}
