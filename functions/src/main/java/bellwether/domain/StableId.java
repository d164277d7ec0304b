package bellwether.domain;

import bellwether.domain.notice.Case;
import java.nio.charset.StandardCharsets;

/** Creates deterministic ids, so that a retry has the same id and repeats nothing. */
public final class StableId {

  private StableId() {}

  /**
   * SHA-256 in hex of the parts, each preceded by its length so that different lists never collide.
   */
  public static String of(String... parts) {
    StringBuilder text = new StringBuilder();
    for (String part : parts) {
      text.append(part.getBytes(StandardCharsets.UTF_8).length).append(':').append(part);
    }
    return Sha256.hex(text.toString());
  }

  /**
   * The id of the delivery that updates the alert's message to this or any newer state of the case.
   */
  public static String ofMessageUpdate(Case incidentCase) {
    return of(incidentCase.id(), "refresh", Long.toString(incidentCase.version()));
  }
}
