package bellwether.feed.http;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Decides whether an address is on the public internet.
 *
 * <p>{@link InetAddress} does not recognize carrier-grade NAT, cloud metadata addresses, or IPv4
 * addresses embedded in IPv6. Sources: IANA's special-purpose registries (RFC 6890) and multicast;
 * 168.63.129.16 is Azure's host.
 */
public final class PublicAddresses {
  private static final List<Block> NON_PUBLIC_V4 =
      Block.listOf(
          """
          0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 168.63.129.16/32 169.254.0.0/16
          172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 192.31.196.0/24 192.52.193.0/24
          192.88.99.0/24 192.168.0.0/16 192.175.48.0/24 198.18.0.0/15 198.51.100.0/24
          203.0.113.0/24 224.0.0.0/4 240.0.0.0/4
          """);

  /** Only global unicast can be public, except for its tunnels and reserved blocks. */
  private static final Block GLOBAL_UNICAST = Block.of("2000::/3");

  private static final List<Block> NON_PUBLIC_V6 =
      Block.listOf(
          """
          2001::/23 2001:db8::/32 2002::/16 2620:4f:8000::/48 3fff::/20
          """);

  private PublicAddresses() {}

  /** Rejects every IPv4 address embedded in IPv6, because no feed needs one. */
  public static boolean contains(InetAddress address) {
    byte[] bytes = address.getAddress();
    return bytes.length == 4
        ? NON_PUBLIC_V4.stream().noneMatch(block -> block.contains(bytes))
        : GLOBAL_UNICAST.contains(bytes)
            && NON_PUBLIC_V6.stream().noneMatch(block -> block.contains(bytes));
  }

  private record Block(BigInteger prefix, int length, int bits) {

    static List<Block> listOf(String cidrs) {
      return Stream.of(cidrs.strip().split("\\s+")).map(Block::of).toList();
    }

    static Block of(String cidr) {
      int slash = cidr.indexOf('/');
      try {
        // A literal, so there is no DNS lookup.
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
