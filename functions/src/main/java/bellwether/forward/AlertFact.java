package bellwether.forward;

import bellwether.domain.notice.Alert;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of what people read about an alert below its headline.
 *
 * @param label such as "Exposed: "; empty if the text needs none
 */
public record AlertFact(String label, String text) {
  private static final int MAX_CHANGES = 3;

  /** A longer address cannot be a link; the title is still shown. */
  private static final int MAX_URL = 2_000;

  /** The title of the report, and what is known about the incident. */
  public static List<AlertFact> of(OutgoingAlert outgoing) {
    Alert alert = outgoing.alert();
    List<AlertFact> facts = new ArrayList<>();
    facts.add(new AlertFact("", alert.title()));
    addIfPresent(facts, "What changed: ", String.join("; ", newest(alert.changes())));
    addIfPresent(facts, "Exposed: ", String.join(", ", alert.exposedData()));
    addIfPresent(facts, "Affected: ", alert.event().affected());
    addIfPresent(facts, "CVE: ", String.join(", ", alert.event().cveIds()));
    addIfPresent(facts, "Feed: ", alert.feed());
    addIfPresent(facts, "Tier: ", alert.tier());
    addIfPresent(facts, "Owner: ", alert.owner());
    addIfPresent(facts, "Next: ", outgoing.nextStep());
    return facts;
  }

  /**
   * Whether an address may be a link: only http and https, because an address of a feed could be of
   * any scheme.
   */
  public static boolean isLink(@Nullable String url) {
    return url != null && url.length() <= MAX_URL && url.matches("(?i)https?://[!-~]+");
  }

  private static List<String> newest(List<String> changes) {
    return changes.subList(Math.max(0, changes.size() - MAX_CHANGES), changes.size());
  }

  private static void addIfPresent(List<AlertFact> facts, String label, @Nullable String text) {
    if (text != null && !text.isBlank()) {
      facts.add(new AlertFact(label, text));
    }
  }
}
