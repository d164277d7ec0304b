package bellwether.slack.reply;

import static bellwether.slack.block.RichTextLine.bold;
import static bellwether.slack.block.RichTextLine.plain;

import bellwether.domain.notice.Alert;
import bellwether.domain.notice.AlertSummary;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Delivery.State;
import bellwether.domain.notice.Digest;
import bellwether.domain.notice.FeedHealth;
import bellwether.domain.notice.MessageUpdate;
import bellwether.domain.notice.OutageNotice;
import bellwether.domain.notice.Reminder;
import bellwether.domain.vendor.Vendor;
import bellwether.slack.block.BlockBuilder;
import bellwether.slack.block.Phrases;
import bellwether.slack.block.RichTextLine;
import bellwether.slack.block.SafeText;
import bellwether.slack.block.SlackMessage;
import java.util.ArrayList;
import java.util.List;

/** The vendor list, and the latest notices with where each stands. */
final class ListReplies {
  private static final int MAX_UNDELIVERED = 15;
  private static final int MAX_VENDORS = 60;
  private static final int MAX_RECENT = 15;
  private static final int MAX_LINE = 200;
  private static final int MAX_DESCRIPTION = 110;

  private ListReplies() {}

  static SlackMessage vendorList(List<Vendor> vendors) {
    if (vendors.isEmpty()) {
      return headedList(
          "No vendors watched yet.", List.of("Put one on the list: /breach watch NAME"));
    }
    return headedList(
        Phrases.countOf(vendors.size(), "vendor") + " watched",
        truncateAll(vendors.stream().map(ListReplies::listLine).toList(), MAX_VENDORS));
  }

  static SlackMessage recentAlerts(List<Delivery> deliveries) {
    if (deliveries.isEmpty()) {
      return headedList("No alerts yet.", List.of("What is watched: /breach vendors"));
    }
    return headedList(
        "Latest alerts",
        truncateAll(deliveries.stream().map(ListReplies::listLine).toList(), MAX_RECENT));
  }

  private static SlackMessage headedList(String heading, List<String> lines) {
    List<String> text = new ArrayList<>(List.of(heading));
    text.addAll(lines);
    List<RichTextLine> passages = new ArrayList<>(List.of(RichTextLine.line(bold(heading))));
    lines.forEach(line -> passages.add(RichTextLine.line(plain(line))));
    return new SlackMessage(
        BlockBuilder.fallbackText(text), new BlockBuilder().richText(passages).toJson());
  }

  private static List<String> truncateAll(List<String> all, int max) {
    List<String> lines =
        new ArrayList<>(
            all.stream()
                .limit(max)
                .map(line -> SafeText.truncate(SafeText.clean(line), MAX_LINE))
                .toList());
    if (all.size() > max) {
      lines.add("and " + (all.size() - max) + " more");
    }
    return lines;
  }

  static SlackMessage deliveryStatus(List<Delivery> deliveries) {
    List<Delivery> stuck = deliveries.stream().filter(ListReplies::isUndelivered).toList();
    long posted = deliveries.stream().filter(one -> one.state() == State.SENT).count();
    List<String> lines = new ArrayList<>();
    lines.add(
        stuck.isEmpty()
            ? "Everything was delivered: the latest " + posted + " notices are posted."
            : Phrases.countOf(stuck.size(), "notice") + " not delivered, newest first:");
    stuck.stream().limit(MAX_UNDELIVERED).forEach(one -> lines.add(listLine(one)));
    if (stuck.size() > MAX_UNDELIVERED) {
      lines.add("and " + (stuck.size() - MAX_UNDELIVERED) + " more");
    }
    return new SlackMessage(
        BlockBuilder.fallbackText(lines), new BlockBuilder().section(lines).toJson());
  }

  /** What waits for its hour is on its way; what was tried, and did not arrive, is not. */
  private static boolean isUndelivered(Delivery one) {
    return switch (one.state()) {
      case BLOCKED, DEAD, UNKNOWN, RETRY -> true;
      case PENDING, SENDING, HELD, SENT, SUMMARIZED -> false;
    };
  }

  private static String listLine(Vendor vendor) {
    return "• "
        + vendor.name()
        + (vendor.tier() == null ? "" : ", tier " + vendor.tier())
        + (vendor.owner() == null ? "" : ", owner " + vendor.owner());
  }

  private static String listLine(Delivery delivery) {
    String what =
        switch (delivery.notice()) {
          case Alert alert ->
              alert.vendor() + " " + alert.role().description() + ": " + alert.title();
          case Digest digest -> "Digest of " + digest.day();
          case AlertSummary summary -> summary.reason();
          case OutageNotice _ -> "Workspaces out of reach";
          case FeedHealth _ -> "Health of feeds";
          case Reminder reminder -> "Reminder of " + reminder.vendor();
          case MessageUpdate _ -> "Message brought up to date";
        };
    // The end is what must not be cut off: where the notice stands.
    String standing =
        " (" + Phrases.formatMinute(delivery.createdAt()) + ", " + stateText(delivery) + ")";
    return "• " + SafeText.truncate(SafeText.clean(what), MAX_DESCRIPTION) + standing;
  }

  private static String stateText(Delivery delivery) {
    String because = delivery.reason() == null ? "" : ": " + delivery.reason();
    return switch (delivery.state()) {
      case PENDING -> delivery.reason() == null ? "about to be posted" : "waits" + because;
      case SENDING -> "being posted";
      case UNKNOWN -> "Slack did not answer, being checked";
      case RETRY -> "to be tried again" + because;
      case SENT -> "posted";
      case HELD -> "to be told in a summary";
      case SUMMARIZED -> delivery.reason() == null ? "told in a summary" : "not posted" + because;
      case BLOCKED, DEAD -> "not delivered" + because;
    };
  }
}
