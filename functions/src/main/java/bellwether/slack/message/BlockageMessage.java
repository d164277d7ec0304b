package bellwether.slack.message;

import bellwether.slack.block.SlackMessage;
import bellwether.slack.block.Times;
import bellwether.slack.block.Text;

import bellwether.domain.Blockage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Which workspaces take nothing, or something again, a line each. */
final class BlockageMessage {
  private static final int MAX_LINES = 12;
  private static final int MAX_LINE = 400;

  private BlockageMessage() {}

  static List<SlackMessage> variants(Blockage blockage) {
    List<Blockage.Line> all = blockage.lines();
    boolean over = all.stream().allMatch(line -> line.overAt() != null);
    List<String> lines = new ArrayList<>();
    lines.add(
        Times.count(all.size(), "workspace")
            + (over ? " can be reached again" : " can't be reached and can't be told of it"));
    all.stream().limit(MAX_LINES).map(BlockageMessage::line).forEach(lines::add);
    if (all.size() > MAX_LINES) {
      lines.add("and " + (all.size() - MAX_LINES) + " more");
    }
    if (!over && blockage.installPage() != null) {
      String page = "To install Bellwether there again: " + blockage.installPage();
      lines.add(Text.cut(Text.clean(page), MAX_LINE));
    }
    return SlackMessage.forms(lines);
  }

  private static String line(Blockage.Line line) {
    String said =
        line.overAt() == null
            ? String.format(
                Locale.ROOT,
                "Workspace %s takes nothing since %s: %s.%s",
                line.team(),
                Times.minute(line.since()),
                line.reason(),
                waiting(line.waiting()))
            : String.format(
                Locale.ROOT,
                "Workspace %s gets its alerts again since %s. It took nothing from %s: %s",
                line.team(),
                Times.minute(line.overAt()),
                Times.minute(line.since()),
                line.reason());
    return Text.cut(Text.clean(said), MAX_LINE);
  }

  private static String waiting(int alerts) {
    return alerts == 0
        ? ""
        : " "
            + Times.count(alerts, "alert")
            + (alerts == 1 ? " waits and goes" : " wait and go")
            + " out within a quarter of an hour after that.";
  }
}
