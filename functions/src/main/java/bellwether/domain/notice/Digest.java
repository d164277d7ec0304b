package bellwether.domain.notice;

import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.Role;
import bellwether.domain.incident.Severity;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One customer's summary of a day or a week: the proof that Bellwether was awake.
 *
 * @param day the last day, by the customer's clock
 * @param dayCount how many days it covers
 * @param vendorCount number of vendors watched
 * @param failingFeeds feeds that could not be read, each with the reason
 * @param topAlerts of the alerts, as they stood when the digest was written, gravest first
 * @param mentions vendors that reports named without a part in a breach
 */
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
    implements Notice {

  public Digest {
    failingFeeds = List.copyOf(failingFeeds);
    topAlerts = List.copyOf(topAlerts);
  }

  /** One that names no alert. */
  public Digest(
      String customer,
      LocalDate day,
      int days,
      int vendors,
      Coverage feeds,
      AlertCounts alerts,
      List<String> failing,
      Mentions mentioned) {
    this(customer, day, days, vendors, feeds, alerts, failing, List.of(), mentioned);
  }

  /** Whether there is nothing to tell but that all is well; to be mentioned is well. */
  public boolean isHeartbeat() {
    return alertCounts.total() == 0 && failingFeeds.isEmpty();
  }

  /**
   * What was read.
   *
   * @param readFeeds feeds that were read within the last day
   * @param totalFeeds feeds that are to be read
   * @param newItems new items of the last day; null where the digest covers more than that
   */
  public record Coverage(int readFeeds, int totalFeeds, @Nullable Integer newItems) {}

  /**
   * What became of the alerts of the time covered; a reply is not counted.
   *
   * @param posted by themselves or in a summary
   * @param undelivered that wait, or that Slack refuses
   * @param belowMinimum that are less severe than their channel takes
   */
  public record AlertCounts(int posted, int undelivered, int belowMinimum) {

    /** All of them. */
    public int total() {
      return posted + undelivered + belowMinimum;
    }
  }

  /**
   * An alert of the time covered.
   *
   * @param url the report's source; null where there is none
   * @param assignee Slack's id of the person who takes care; null while nobody does
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
   * What was merely mentioned in the time covered.
   *
   * @param vendors those that are worth a line, the most mentioned first
   * @param moreCount how many others there are
   */
  public record Mentions(List<MentionEntry> vendors, int moreCount) {
    /** Nobody. */
    public static final Mentions NONE = new Mentions(List.of(), 0);

    public Mentions {
      vendors = List.copyOf(vendors);
    }
  }

  /**
   * One vendor that was merely mentioned.
   *
   * @param reportCount that mention it
   * @param title the newest report's
   * @param url the newest report's source; null where there is none
   */
  public record MentionEntry(String vendor, int reportCount, String title, @Nullable String url) {}
}
