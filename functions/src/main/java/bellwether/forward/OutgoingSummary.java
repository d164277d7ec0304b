package bellwether.forward;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A summary of many alerts that is ready to be sent: its texts are cleaned and cut.
 *
 * @param id the same for each attempt
 * @param customer Slack's id of the workspace
 * @param reason why they are reported together, in one line
 * @param entries the most severe first
 * @param moreCount the number of other alerts
 * @param possibleRepeat whether it may have arrived before
 */
public record OutgoingSummary(
    String id,
    String customer,
    String reason,
    List<Entry> entries,
    int moreCount,
    boolean possibleRepeat) {

  public OutgoingSummary {
    entries = List.copyOf(entries);
  }

  /**
   * One alert in a line.
   *
   * @param headline what happened
   * @param title of the report
   * @param url of the report; null if there is none
   */
  public record Entry(String headline, String title, @Nullable String url) {}
}
