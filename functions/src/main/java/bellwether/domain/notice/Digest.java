package bellwether.domain.notice;

import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.Event;
import bellwether.domain.incident.Role;
import bellwether.domain.incident.Severity;
import bellwether.domain.supplier.SupplierIncident;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One customer's summary of a day or a week, which also shows that Bellwether is working. All that
 * it says is about its period.
 *
 * @param vendorCount number of vendors watched
 * @param topAlerts the most severe alerts, in their state when the digest was written
 * @param mentions vendors that reports only mentioned
 * @param leadTimes how soon alerts were posted recently; null if stored by a version that did not
 *     measure it
 * @param suppliers incidents of declared suppliers that the customer does not watch; null for none
 */
@RecordBuilder
public record Digest(
    String customer,
    Period period,
    int vendorCount,
    Coverage coverage,
    AlertCounts alertCounts,
    List<AlertEntry> topAlerts,
    Mentions mentions,
    @Nullable LeadTimes leadTimes,
    @Nullable Suppliers suppliers)
    implements Notice, DigestBuilder.With {

  public Digest {
    topAlerts = List.copyOf(topAlerts);
    suppliers = suppliers == null ? Suppliers.NONE : suppliers;
  }

  /** The incidents of declared suppliers. */
  public Suppliers supplierIncidents() {
    return suppliers == null ? Suppliers.NONE : suppliers;
  }

  /** Whether nothing happened, and nothing can have happened unseen. */
  public boolean isQuiet() {
    return alertCounts.total() == 0
        && coverage.unread().isEmpty()
        && supplierIncidents().incidents().isEmpty()
        && mentions.vendors().stream().noneMatch(MentionEntry::possible);
  }

  /**
   * The time from the previous digest, or from the first read of a feed if that was later.
   *
   * @param zone the customer's time zone
   */
  public record Period(Instant from, Instant until, ZoneId zone) {

    /** Whether all of it was before the first read. */
    public boolean isEmpty() {
      return !from.isBefore(until);
    }

    /** The day on which it ends, in the customer's time zone. */
    public LocalDate lastDay() {
      return until.atZone(zone).toLocalDate();
    }
  }

  /**
   * The feeds and items that were read.
   *
   * @param feedCount number of feeds that are polled
   * @param unread the feeds that were not read without a gap, the worst first
   * @param newItems new items of the period; null if their number is unknown
   */
  public record Coverage(int feedCount, List<UnreadFeed> unread, @Nullable Integer newItems) {
    public Coverage {
      unread = List.copyOf(unread);
    }

    /** The number of feeds that were read without a gap. */
    public int readCount() {
      return feedCount - unread.size();
    }
  }

  /**
   * A feed that was not read, or not in full, for a part of the period.
   *
   * @param since the last time that it was read; null if it never was
   * @param until when it was read again; null if it still is unread
   * @param reason why it is unread, without secrets; null if that is over
   */
  public record UnreadFeed(
      String feed, @Nullable Instant since, @Nullable Instant until, @Nullable String reason) {}

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
   * @param product the vendor's affected product; null if it is unknown
   * @param url the report's source; null if there is none
   * @param messageUrl the alert's message in Slack; null if there is none, or it is unknown
   * @param assignee Slack's id of the assigned person; null if none
   */
  public record AlertEntry(
      String vendor,
      Role role,
      Event.Kind kind,
      @Nullable String product,
      Confidence confidence,
      Severity.Level level,
      String title,
      @Nullable String url,
      @Nullable String messageUrl,
      Case.Status status,
      @Nullable String assignee) {}

  /**
   * Incidents of declared suppliers that the customer does not watch.
   *
   * @param incidents the newest ones
   * @param moreCount number of others
   */
  public record Suppliers(List<SupplierIncident> incidents, int moreCount) {
    /** No incidents. */
    public static final Suppliers NONE = new Suppliers(List.of(), 0);

    public Suppliers {
      incidents = List.copyOf(incidents);
    }
  }

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
