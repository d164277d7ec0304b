package bellwether.slack.reply;

import bellwether.slack.block.SlackMessage;
import bellwether.slack.block.Times;
import bellwether.slack.block.Passage;
import bellwether.slack.block.Blocks;
import bellwether.slack.block.Text;

import static bellwether.slack.block.Passage.bold;
import static bellwether.slack.block.Passage.words;

import bellwether.domain.Alert;
import bellwether.domain.Blockage;
import bellwether.domain.Delivery;
import bellwether.domain.Delivery.State;
import bellwether.domain.Digest;
import bellwether.domain.FeedHealth;
import bellwether.domain.Refresh;
import bellwether.domain.Reminder;
import bellwether.domain.Summary;
import bellwether.domain.Vendor;
import java.util.ArrayList;
import java.util.List;

/** The vendor list, and the latest notices with where each stands. */
final class ListMessages {
  private static final int MAX_STATUS = 15;
  private static final int MAX_VENDORS = 60;
  private static final int MAX_RECENT = 15;
  private static final int MAX_LINE = 200;
  private static final int MAX_WHAT = 110;

  private ListMessages() {}

  static SlackMessage vendors(List<Vendor> vendors) {
    if (vendors.isEmpty()) {
      return of("No vendors watched yet.", List.of("Put one on the list: /breach watch NAME"));
    }
    return of(
        Times.count(vendors.size(), "vendor") + " watched",
        capped(vendors.stream().map(ListMessages::line).toList(), MAX_VENDORS));
  }

  static SlackMessage recent(List<Delivery> deliveries) {
    if (deliveries.isEmpty()) {
      return of("No alerts yet.", List.of("What is watched: /breach vendors"));
    }
    return of(
        "Latest alerts", capped(deliveries.stream().map(ListMessages::line).toList(), MAX_RECENT));
  }

  private static SlackMessage of(String heading, List<String> lines) {
    List<String> text = new ArrayList<>(List.of(heading));
    text.addAll(lines);
    List<Passage> passages = new ArrayList<>(List.of(Passage.line(bold(heading))));
    lines.forEach(line -> passages.add(Passage.line(words(line))));
    return new SlackMessage(Blocks.text(text), new Blocks().rich(passages).json());
  }

  private static List<String> capped(List<String> all, int max) {
    List<String> lines =
        new ArrayList<>(
            all.stream().limit(max).map(line -> Text.cut(Text.clean(line), MAX_LINE)).toList());
    if (all.size() > max) {
      lines.add("and " + (all.size() - max) + " more");
    }
    return lines;
  }

  static SlackMessage status(List<Delivery> deliveries) {
    List<Delivery> stuck = deliveries.stream().filter(ListMessages::isStuck).toList();
    long posted = deliveries.stream().filter(one -> one.state() == State.SENT).count();
    List<String> lines = new ArrayList<>();
    lines.add(
        stuck.isEmpty()
            ? "Everything was delivered: the latest " + posted + " notices are posted."
            : Times.count(stuck.size(), "notice") + " not delivered, newest first:");
    stuck.stream().limit(MAX_STATUS).forEach(one -> lines.add(line(one)));
    if (stuck.size() > MAX_STATUS) {
      lines.add("and " + (stuck.size() - MAX_STATUS) + " more");
    }
    return new SlackMessage(Blocks.text(lines), new Blocks().section(lines).json());
  }

  /** What waits for its hour is on its way; what was tried, and did not arrive, is not. */
  private static boolean isStuck(Delivery one) {
    return switch (one.state()) {
      case BLOCKED, DEAD, UNKNOWN, RETRY -> true;
      case PENDING, SENDING, HELD, SENT, SUMMARIZED -> false;
    };
  }

  private static String line(Vendor vendor) {
    return "• "
        + vendor.name()
        + (vendor.tier() == null ? "" : ", tier " + vendor.tier())
        + (vendor.owner() == null ? "" : ", owner " + vendor.owner());
  }

  private static String line(Delivery delivery) {
    String what =
        switch (delivery.notice()) {
          case Alert alert -> alert.vendor() + " " + alert.role().inWords() + ": " + alert.title();
          case Digest digest -> "Digest of " + digest.day();
          case Summary summary -> summary.occasion();
          case Blockage _ -> "Workspaces out of reach";
          case FeedHealth _ -> "Health of feeds";
          case Reminder reminder -> "Reminder of " + reminder.vendor();
          case Refresh _ -> "Message brought up to date";
        };
    // The end is what must not be cut off: where the notice stands.
    String standing = " (" + Times.minute(delivery.createdAt()) + ", " + standing(delivery) + ")";
    return "• " + Text.cut(Text.clean(what), MAX_WHAT) + standing;
  }

  private static String standing(Delivery delivery) {
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
