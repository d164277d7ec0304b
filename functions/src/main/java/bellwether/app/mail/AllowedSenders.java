package bellwether.app.mail;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who may send mail in.
 *
 * @param allowed addresses, and domains with an @ before them, in lower case
 */
public record AllowedSenders(Set<String> allowed) {

  public AllowedSenders {
    allowed = Set.copyOf(allowed);
  }

  /** Reads a list such as {@code @customer.example, dana@other.example}. */
  public static AllowedSenders parse(String list) {
    return new AllowedSenders(
        Arrays.stream(list.toLowerCase(Locale.ROOT).split("[,;\\s]+"))
            .filter(sender -> sender.indexOf('@') >= 0)
            .collect(Collectors.toSet()));
  }

  boolean allows(String address) {
    String lower = address.toLowerCase(Locale.ROOT);
    return allowed.contains(lower) || allowed.contains("@" + domainOf(lower));
  }

  /**
   * Whether a proof for the one domain holds for the other: it is the same, or one is below the
   * other. DMARC's relaxed alignment (RFC 7489, section 3.1) holds between siblings too.
   */
  static boolean isAligned(String domain, String proven) {
    return domain.indexOf('.') > 0
        && proven.indexOf('.') > 0
        && (domain.equals(proven)
            || domain.endsWith("." + proven)
            || proven.endsWith("." + domain));
  }

  static String domainOf(String address) {
    return address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
  }
}
