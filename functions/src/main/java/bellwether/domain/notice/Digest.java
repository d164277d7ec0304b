package bellwether.domain.notice;

import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.Role;
import bellwether.domain.incident.Severity;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One customer's summary of a day or a week, which also shows that Bellwether is working.
 *
 * @param day the last day covered, in the customer's time zone
 * @param dayCount number of days covered
 * @param vendorCount number of vendors watched
 * @param failingFeeds feeds that could not be read, each with the reason
 * @param topAlerts the most severe alerts, in their state when the digest was written
 * @param mentions vendors that reports only mentioned
 */
@RecordBuilder
public record Digest(
    String customer,
    LocalDate day,
    int dayCount,
    int vendorCount,
    Coverage coverage,
    AlertCounts alertCounts,
    List<String> failingFeeds,
    List<AlertEntry> topAlerts,
    Mentions mentions)
    implements Notice, DigestBuilder.With {

  public Digest {
    failingFeeds = List.copyOf(failingFeeds);
    topAlerts = List.copyOf(topAlerts);
  }

  /** Whether there is nothing to report; mentions do not count. */
  public boolean isHeartbeat() {
    return alertCounts.total() == 0 && failingFeeds.isEmpty();
  }

  /**
   * The feeds and items that were read.
   *
   * @param readFeeds feeds read within the last day
   * @param totalFeeds feeds that are polled
   * @param newItems new items of the last day; null if the digest covers more than a day
   */
  public record Coverage(int readFeeds, int totalFeeds, @Nullable Integer newItems) {}

  /**
   * Counts of the alerts in the period, without replies.
   *
   * @param posted by themselves or in a summary
   * @param undelivered waiting, or rejected by Slack
   * @param belowMinimum below the minimum severity of their channel
   */
  public record AlertCounts(int posted, int undelivered, int belowMinimum) {

    /** The number of all alerts. */
    public int total() {
      return posted + undelivered + belowMinimum;
    }
  }

  /**
   * An alert of the period.
   *
   * @param url the report's source; null if there is none
   * @param assignee Slack's id of the assigned person; null if none
   */
  public record AlertEntry(
      String vendor,
      Role role,
      Confidence confidence,
      Severity.Level level,
      String title,
      @Nullable String url,
      Case.Status status,
      @Nullable String assignee) {}

  /**
   * Vendors that were only mentioned in the period.
   *
   * @param vendors those possibly concerned, then the most mentioned ones; one may be both
   * @param moreCount number of other vendors
   */
  public record Mentions(List<MentionEntry> vendors, int moreCount) {
    /** No mentions. */
    public static final Mentions NONE = new Mentions(List.of(), 0);

    public Mentions {
      vendors = List.copyOf(vendors);
    }
  }

  /**
   * A vendor that was only mentioned.
   *
   * @param possible whether it is possibly concerned by the reports
   * @param reportCount number of reports that mention it
   * @param title the newest report's
   * @param url the newest report's source; null if there is none
   */
  public record MentionEntry(
      String vendor, boolean possible, int reportCount, String title, @Nullable String url) {}
}
