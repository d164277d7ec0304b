package bellwether.domain.notice;

import bellwether.domain.incident.Role;
import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.Severity;

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
 * @param gravest of the alerts, as they stood when the digest was written, gravest first
 * @param mentioned vendors that reports named without a part in a breach
 */
public record Digest(
    String customer,
    LocalDate day,
    int days,
    int vendors,
    Coverage feeds,
    Tally alerts,
    List<String> failing,
    List<Told> gravest,
    Mentioned mentioned)
    implements Notice {

  public Digest {
    failing = List.copyOf(failing);
    gravest = List.copyOf(gravest);
  }

  /** One that names no alert. */
  public Digest(
      String customer,
      LocalDate day,
      int days,
      int vendors,
      Coverage feeds,
      Tally alerts,
      List<String> failing,
      Mentioned mentioned) {
    this(customer, day, days, vendors, feeds, alerts, failing, List.of(), mentioned);
  }

  /** Whether there is nothing to tell but that all is well; to be mentioned is well. */
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

  /**
   * An alert of the time covered.
   *
   * @param url the report's source; null where there is none
   * @param assignee Slack's id of the person who takes care; null while nobody does
   */
  public record Told(
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
   * @param more how many others there are
   */
  public record Mentioned(List<Line> vendors, int more) {
    /** Nobody. */
    public static final Mentioned NOBODY = new Mentioned(List.of(), 0);

    public Mentioned {
      vendors = List.copyOf(vendors);
    }
  }

  /**
   * One vendor that was merely mentioned.
   *
   * @param reports that mention it
   * @param title the newest report's
   * @param url the newest report's source; null where there is none
   */
  public record Line(String vendor, int reports, String title, @Nullable String url) {}
}
