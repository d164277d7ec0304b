package bellwether.domain;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One customer's summary of a day or a week: the proof that Bellwether was awake.
 *
 * @param day the last day, by the customer's clock
 * @param days how many days it covers
 * @param vendors number of vendors watched
 * @param failing feeds that could not be read, each with the reason
 */
public record Digest(
    String customer,
    LocalDate day,
    int days,
    int vendors,
    Coverage feeds,
    Tally alerts,
    List<String> failing)
    implements Notice {

  public Digest {
    failing = List.copyOf(failing);
  }

  /** Whether there is nothing to tell but that all is well. */
  public boolean isHeartbeat() {
    return alerts.all() == 0 && failing.isEmpty();
  }

  /**
   * What was read.
   *
   * @param fresh feeds that were read within the last day
   * @param all feeds that are to be read
   * @param items new items of the last day; null where the digest covers more than that
   */
  public record Coverage(int fresh, int all, @Nullable Integer items) {}

  /**
   * What became of the alerts of the time covered; a reply is not counted.
   *
   * @param posted by themselves or in a summary
   * @param undelivered that wait, or that Slack refuses
   * @param kept that are less severe than their channel takes
   */
  public record Tally(int posted, int undelivered, int kept) {

    /** All of them. */
    public int all() {
      return posted + undelivered + kept;
    }
  }
}
