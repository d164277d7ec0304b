package bellwether.domain.advisory;

import java.util.Map;

/**
 * What the model of roles read in an advisory when it was matched, so that a look-up need not load
 * the model and decides as the alert did.
 *
 * @param byKey by the key of the text that was read, which depends on the model too
 */
public record RoleReadings(Map<String, RoleProbabilities> byKey) {
  /** Nothing is known to have been read. */
  public static final RoleReadings NONE = new RoleReadings(Map.of());

  public RoleReadings {
    byKey = Map.copyOf(byKey);
  }

  public boolean isEmpty() {
    return byKey.isEmpty();
  }
}
