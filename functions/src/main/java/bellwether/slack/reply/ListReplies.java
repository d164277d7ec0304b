package bellwether.slack.reply;

import bellwether.domain.notice.Alert;
import bellwether.domain.notice.AlertSummary;
import bellwether.domain.notice.Case;
import bellwether.domain.notice.ClockReminder;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Delivery.State;
import bellwether.domain.notice.DestinationNotice;
import bellwether.domain.notice.Digest;
import bellwether.domain.notice.FeedHealth;
import bellwether.domain.notice.LeadTimes;
import bellwether.domain.notice.MessageUpdate;
import bellwether.domain.notice.Notice.SupplierNotice;
import bellwether.domain.notice.OutageNotice;
import bellwether.domain.notice.Reminder;
import bellwether.domain.vendor.Vendor;
import bellwether.slack.block.MessageLines;
import bellwether.slack.block.Phrases;
import bellwether.slack.block.SafeText;
import bellwether.slack.block.SlackMessage;
import bellwether.slack.message.AlertHeadline;
import bellwether.slack.message.LeadLines;
import java.util.ArrayList;
import java.util.List;

/** Renders the vendor list, and the latest notices with their delivery status. */
public final class ListReplies {
  /** The number of deliveries on a page of recent alerts, as many as fit into a message. */
  public static final int PAGE_SIZE = 30;

  private static final int MAX_UNDELIVERED = 15;
  private static final int MAX_VENDORS = 60;
  private static final int MAX_LEAD_FEEDS = 10;
  private static final int MAX_PAGE = 99;
  private static final int MAX_LINE = 200;
  private static final int MAX_DESCRIPTION = 110;

  private ListReplies() {}

  public static SlackMessage vendorList(List<Vendor> vendors) {
    if (vendors.isEmpty()) {
      return list("No vendors watched yet.", List.of("To add one: /breach watch NAME"), 1);
    }
    List<String> lines = vendors.stream().map(ListReplies::vendorLine).toList();
    return list(Phrases.countOf(vendors.size(), "vendor") + " watched", lines, MAX_VENDORS);
  }

  /**
   * @param deliveries those on the page, newest first
   * @param page the number of the page, from 1
   * @param hasNext whether there is a page of older ones
   */
  public static SlackMessage recentAlerts(List<Delivery> deliveries, int page, boolean hasNext) {
    if (deliveries.isEmpty()) {
      return page == 1
          ? list("No alerts yet.", List.of("Watched vendors: /breach vendors"), 1)
          : list("No alerts on page " + page + ".", List.of("First page: /breach recent"), 1);
    }
    List<String> lines = new ArrayList<>();
    deliveries.stream().limit(PAGE_SIZE).map(ListReplies::deliveryLine).forEach(lines::add);
    if (hasNext) {
      String next = page < MAX_PAGE ? "/breach recent " + (page + 1) + ", or all " : "all ";
      lines.add("Older alerts: " + next + "as a file: /breach export incidents");
    }
    return list(page == 1 ? "Latest alerts" : "Alerts, page " + page, lines, lines.size());
  }

  /**
   * @param times how soon alerts were posted
   */
  public static SlackMessage deliveryStatus(List<Delivery> deliveries, LeadTimes times) {
    List<Delivery> undelivered = deliveries.stream().filter(ListReplies::isUndelivered).toList();
    long posted =
        deliveries.stream()
            .filter(each -> each.state() == State.SENT || each.isInSummary())
            .count();
    String heading =
        undelivered.isEmpty()
            ? "Everything was delivered: " + Phrases.countOf(posted, "notice") + " posted."
            : Phrases.countOf(undelivered.size(), "notice") + " not delivered, newest first:";
    List<String> lines = undelivered.stream().map(ListReplies::deliveryLine).toList();
    MessageLines message = lines(heading, lines, MAX_UNDELIVERED);
    LeadLines.of(times, MAX_LEAD_FEEDS).forEach(message::add);
    return message.toMessage();
  }

  private static SlackMessage list(String heading, List<String> lines, int max) {
    return lines(heading, lines, max).toMessage();
  }

  private static MessageLines lines(String heading, List<String> lines, int max) {
    MessageLines message = new MessageLines().addHeading(heading);
    lines.stream().limit(max).forEach(line -> message.add(SafeText.clean(line, MAX_LINE)));
    if (lines.size() > max) {
      message.add("and " + (lines.size() - max) + " more");
    }
    return message;
  }

  /** Only what was tried and did not arrive, not what is scheduled for later. */
  private static boolean isUndelivered(Delivery delivery) {
    return switch (delivery.state()) {
      case BLOCKED, DEAD, UNKNOWN, RETRY -> true;
      case PENDING, SENDING, HELD, SENT, SUMMARIZED -> false;
    };
  }

  private static String vendorLine(Vendor vendor) {
    return "• "
        + vendor.name()
        + (vendor.tier() == null ? "" : ", tier " + vendor.tier())
        + (vendor.owner() == null ? "" : ", owner " + vendor.owner());
  }

  private static String deliveryLine(Delivery delivery) {
    String notice =
        switch (delivery.notice()) {
          case Alert alert ->
              AlertHeadline.of(alert, Case.open("", alert)).text() + ": " + alert.title();
          case Digest digest -> "Digest of " + digest.period().lastDay();
          case AlertSummary summary -> summary.reason();
          case OutageNotice _ -> "Workspace outages";
          case DestinationNotice change -> "Notice about " + change.kind().label();
          case FeedHealth _ -> "Feed health";
          case Reminder reminder -> "Reminder about " + reminder.vendor();
          case ClockReminder reminder -> "Reminder about a deadline for " + reminder.vendor();
          case SupplierNotice supplier ->
              "Declared supplier "
                  + supplier.incident().supplier()
                  + ": "
                  + supplier.incident().title();
          case MessageUpdate _ -> "Update of a message";
        };
    // The end, which has the status, must not be truncated.
    String status =
        " (" + Phrases.formatMinute(delivery.createdAt()) + ", " + stateText(delivery) + ")";
    return "• " + SafeText.clean(notice, MAX_DESCRIPTION) + status;
  }

  /** A reminder, which is queued when the time is chosen. */
  private static boolean isForLater(Delivery delivery) {
    return delivery.dueAt() != null && delivery.dueAt().isAfter(delivery.createdAt());
  }

  private static String stateText(Delivery delivery) {
    String reason = delivery.reason() == null ? "" : ": " + delivery.reason();
    return switch (delivery.state()) {
      case PENDING ->
          delivery.reason() != null
              ? "waiting" + reason
              : isForLater(delivery) ? "due later" : "about to be posted";
      case SENDING -> "being posted";
      case UNKNOWN -> "Slack did not respond, being checked";
      case RETRY -> "to be retried" + reason;
      case SENT -> "posted";
      case HELD -> "to be posted in a summary";
      case SUMMARIZED -> delivery.isInSummary() ? "posted in a summary" : "not posted" + reason;
      case BLOCKED, DEAD -> "not delivered" + reason;
    };
  }
}
