package bellwether.app.mail;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The senders whose mail is accepted: addresses, and domains starting with @, in lower case. */
public record AllowedSenders(Set<String> allowed) {

  public AllowedSenders {
    allowed = Set.copyOf(allowed);
  }

  /** Parses a list such as {@code @customer.example, dana@other.example}. */
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
   * Whether authentication of one domain holds for the other: they are equal, or one is a subdomain
   * of the other. DMARC's relaxed alignment (RFC 7489, section 3.1) also holds between siblings.
   */
  static boolean isAligned(String domain, String authenticated) {
    return domain.indexOf('.') > 0
        && authenticated.indexOf('.') > 0
        && (domain.equals(authenticated)
            || domain.endsWith("." + authenticated)
            || authenticated.endsWith("." + domain));
  }

  static String domainOf(String address) {
    return address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
  }
}
