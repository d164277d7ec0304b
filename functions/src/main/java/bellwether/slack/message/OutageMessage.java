package bellwether.slack.message;

import bellwether.domain.notice.OutageNotice;
import bellwether.slack.block.MessageLines;
import bellwether.slack.block.Phrases;
import bellwether.slack.block.SafeText;
import bellwether.slack.block.SlackMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Renders which workspaces reject all posts, or accept them again, a line each. */
final class OutageMessage {
  private static final int MAX_LINES = 12;
  private static final int MAX_LINE = 400;

  private OutageMessage() {}

  static List<SlackMessage> variants(OutageNotice notice) {
    List<OutageNotice.WorkspaceStatus> workspaces = notice.workspaces();
    boolean over = workspaces.stream().allMatch(line -> line.endedAt() != null);
    boolean single = workspaces.size() == 1;
    String verb =
        over
            ? (single ? " accepts posts again" : " accept posts again")
            : (single ? " rejects" : " reject") + " all posts and cannot be notified in Slack";
    List<String> lines = new ArrayList<>();
    lines.add(Phrases.countOf(workspaces.size(), "workspace") + verb);
    workspaces.stream().limit(MAX_LINES).map(OutageMessage::workspaceLine).forEach(lines::add);
    if (workspaces.size() > MAX_LINES) {
      lines.add("and " + (workspaces.size() - MAX_LINES) + " more");
    }
    if (!over && notice.installUrl() != null) {
      String page = "To reinstall Bellwether there: " + notice.installUrl();
      lines.add(SafeText.clean(page, MAX_LINE));
    }
    return MessageLines.of(lines).toVariants();
  }

  private static String workspaceLine(OutageNotice.WorkspaceStatus line) {
    String text =
        line.endedAt() == null
            ? String.format(
                Locale.ROOT,
                "Workspace %s has rejected all posts since %s: %s.%s",
                line.team(),
                Phrases.formatMinute(line.since()),
                line.reason(),
                waitingText(line.pendingAlerts()))
            : String.format(
                Locale.ROOT,
                "Workspace %s has accepted posts again since %s. It rejected all posts from %s: %s",
                line.team(),
                Phrases.formatMinute(line.endedAt()),
                Phrases.formatMinute(line.since()),
                line.reason());
    return SafeText.clean(text, MAX_LINE);
  }

  private static String waitingText(int alerts) {
    return alerts == 0
        ? ""
        : " "
            + Phrases.countOf(alerts, "alert")
            + (alerts == 1 ? " is" : " are")
            + " waiting, to be posted within 15 minutes after that is fixed.";
  }
}
