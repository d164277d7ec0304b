package bellwether.slack.message;

import bellwether.domain.notice.OutageNotice;
import bellwether.slack.block.Phrases;
import bellwether.slack.block.SafeText;
import bellwether.slack.block.SlackMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Which workspaces take nothing, or something again, a line each. */
final class OutageMessage {
  private static final int MAX_LINES = 12;
  private static final int MAX_LINE = 400;

  private OutageMessage() {}

  static List<SlackMessage> variants(OutageNotice blockage) {
    List<OutageNotice.WorkspaceStatus> all = blockage.workspaces();
    boolean over = all.stream().allMatch(line -> line.endedAt() != null);
    List<String> lines = new ArrayList<>();
    lines.add(
        Phrases.countOf(all.size(), "workspace")
            + (over ? " can be reached again" : " can't be reached and can't be told of it"));
    all.stream().limit(MAX_LINES).map(OutageMessage::workspaceLine).forEach(lines::add);
    if (all.size() > MAX_LINES) {
      lines.add("and " + (all.size() - MAX_LINES) + " more");
    }
    if (!over && blockage.installUrl() != null) {
      String page = "To install Bellwether there again: " + blockage.installUrl();
      lines.add(SafeText.truncate(SafeText.clean(page), MAX_LINE));
    }
    return SlackMessage.withFallbacks(lines);
  }

  private static String workspaceLine(OutageNotice.WorkspaceStatus line) {
    String said =
        line.endedAt() == null
            ? String.format(
                Locale.ROOT,
                "Workspace %s takes nothing since %s: %s.%s",
                line.team(),
                Phrases.formatMinute(line.since()),
                line.reason(),
                waitingText(line.pendingAlerts()))
            : String.format(
                Locale.ROOT,
                "Workspace %s gets its alerts again since %s. It took nothing from %s: %s",
                line.team(),
                Phrases.formatMinute(line.endedAt()),
                Phrases.formatMinute(line.since()),
                line.reason());
    return SafeText.truncate(SafeText.clean(said), MAX_LINE);
  }

  private static String waitingText(int alerts) {
    return alerts == 0
        ? ""
        : " "
            + Phrases.countOf(alerts, "alert")
            + (alerts == 1 ? " waits and goes" : " wait and go")
            + " out within a quarter of an hour after that.";
  }
}
