package bellwether.app.mail;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The senders whose mail is accepted for each workspace: addresses, and domains starting with @, in
 * lower case. Mail of a sender never reaches a workspace that did not allow that sender.
 *
 * @param byTeam the senders by the id of the workspace; {@link #ANY_TEAM} for every workspace
 * @param ignored how many senders name no workspace although they would have to
 */
public record AllowedSenders(Map<String, Set<String>> byTeam, int ignored) {
  /** The workspace of senders for which none is named, if the deployment serves only one. */
  public static final String ANY_TEAM = "*";

  public AllowedSenders {
    byTeam = Map.copyOf(byTeam);
  }

  /**
   * Parses a list such as {@code T0123456789:@customer.example, dana@other.example}.
   *
   * @param defaultTeam the workspace of senders for which none is named; empty to ignore these
   */
  public static AllowedSenders parse(String list, String defaultTeam) {
    Map<String, Set<String>> byTeam = new HashMap<>();
    int ignored = 0;
    for (String entry : list.split("[,;\\s]+", -1)) {
      int colon = entry.indexOf(':');
      String team = colon < 0 ? defaultTeam : entry.substring(0, colon).toUpperCase(Locale.ROOT);
      String sender = entry.substring(colon + 1).toLowerCase(Locale.ROOT);
      if (sender.indexOf('@') >= 0) {
        if (team.isEmpty()) {
          ignored++;
        } else {
          byTeam.computeIfAbsent(team, _ -> new HashSet<>()).add(sender);
        }
      }
    }
    return new AllowedSenders(byTeam, ignored);
  }

  /** Those of the workspaces for which the sender is allowed. */
  Set<String> teamsAllowing(String address, Set<String> teams) {
    Set<String> allowing = new TreeSet<>(teams);
    allowing.removeIf(team -> !allows(team, address) && !allows(ANY_TEAM, address));
    return allowing;
  }

  private boolean allows(String team, String address) {
    Set<String> allowed = byTeam.getOrDefault(team, Set.of());
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
