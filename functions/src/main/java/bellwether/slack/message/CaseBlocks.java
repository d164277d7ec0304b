package bellwether.slack.message;

import static bellwether.slack.block.RichTextLine.bold;
import static bellwether.slack.block.RichTextLine.plain;
import static bellwether.slack.block.RichTextLine.userMention;

import bellwether.domain.notice.Case;
import bellwether.domain.notice.Case.Impact;
import bellwether.domain.notice.Case.Status;
import bellwether.domain.notice.Case.Step;
import bellwether.slack.block.BlockBuilder;
import bellwether.slack.block.BlockElement;
import bellwether.slack.block.Phrases;
import bellwether.slack.block.RichTextLine;
import bellwether.slack.block.SafeText;
import bellwether.slack.block.SlackIds;
import java.util.ArrayList;
import java.util.List;

/** What an alert's message shows of its case, and the buttons that act on it. */
public final class CaseBlocks {
  /** Names of the buttons; what comes back is told apart by them. */
  public static final String ACKNOWLEDGE = "case.acknowledge";

  public static final String ASSIGN = "case.assign";
  public static final String AFFECTED = "case.affected";
  public static final String NOT_AFFECTED = "case.notAffected";
  public static final String DISMISS = "case.dismiss";
  public static final String SNOOZE = "case.snooze";
  public static final String REOPEN = "case.reopen";

  /** The block of the buttons is called so; behind it stands the case's id. */
  public static final String BLOCK_ID_PREFIX = "case:";

  private static final int MAX_STEPS = 3;
  private static final int MAX_ACTION_TEXT = 300;

  private CaseBlocks() {}

  /** A line for where it stands, one for the impact, and the newest steps. */
  static List<RichTextLine> statusLines(Case one) {
    List<RichTextLine> passages = new ArrayList<>();
    List<RichTextLine.Span> line = new ArrayList<>();
    line.add(bold("Status: "));
    line.add(plain(one.status().label()));
    if (one.assignee() != null) {
      line.add(plain(", with "));
      line.add(userMention(one.assignee()));
    }
    if (one.snoozedUntil() != null) {
      line.add(plain(", snoozed until " + Phrases.formatMinute(one.snoozedUntil())));
    }
    line.add(plain("; " + breachText(one)));
    passages.add(new RichTextLine(RichTextLine.ElementType.LINE, line));
    Impact impact = one.impact();
    if (one.status() == Status.AFFECTED && impact != null) {
      passages.add(impactLine(impact));
    }
    List<Step> steps = one.steps();
    for (Step step : steps.subList(Math.max(0, steps.size() - MAX_STEPS), steps.size())) {
      passages.add(stepLine(step));
    }
    return passages;
  }

  /** A person at the end of what was done, as in "assigned it to", is shown as one. */
  private static RichTextLine stepLine(Step step) {
    String what = SafeText.truncate(SafeText.clean(step.description()), MAX_ACTION_TEXT);
    int last = what.lastIndexOf(' ') + 1;
    boolean named = SlackIds.isUserId(what.substring(last));
    List<RichTextLine.Span> spans = new ArrayList<>(List.of(plain("• "), userMention(step.user())));
    spans.add(plain(" " + (named ? what.substring(0, last) : what)));
    if (named) {
      spans.add(userMention(what.substring(last)));
    }
    spans.add(plain(", " + Phrases.formatMinute(step.at())));
    return new RichTextLine(RichTextLine.ElementType.LINE, spans);
  }

  private static RichTextLine impactLine(Impact impact) {
    List<RichTextLine.Span> line = new ArrayList<>();
    line.add(bold("Affects us: "));
    line.add(plain(SafeText.truncate(SafeText.clean(impact.description()), MAX_ACTION_TEXT)));
    if (impact.owner() != null) {
      line.add(plain("; "));
      line.add(userMention(impact.owner()));
    }
    if (impact.followUp() != null) {
      line.add(plain("; follow up on " + impact.followUp()));
    }
    return new RichTextLine(RichTextLine.ElementType.LINE, line);
  }

  /** One line without blocks. */
  static String statusText(Case one) {
    return "Status: " + one.status().label() + "; " + breachText(one);
  }

  private static String breachText(Case one) {
    return "breach "
        + one.incidentState().confidence().label()
        + "; "
        + Phrases.countOf(one.incidentState().reportCount(), "report");
  }

  /** What can be done now; each click comes back with the turn that its message showed. */
  static BlockBuilder addButtons(BlockBuilder blocks, String id, Status status, int turn) {
    String value = Integer.toString(turn);
    List<BlockElement> controls = new ArrayList<>();
    if (status == Status.OPEN) {
      controls.add(new BlockElement.Button(ACKNOWLEDGE, "Acknowledge", value, "primary"));
    }
    if (status.isOpen()) {
      controls.add(new BlockElement.Button(AFFECTED, "Affected…", value, null));
      controls.add(new BlockElement.Button(NOT_AFFECTED, "Not affected", value, null));
      controls.add(new BlockElement.UserSelect(ASSIGN, "Assign to", null));
      controls.add(
          new BlockElement.StaticSelect(
              SNOOZE,
              "Snooze",
              List.of(
                  new BlockElement.Option("for 4 hours", value + " PT4H"),
                  new BlockElement.Option("for a day", value + " P1D"),
                  new BlockElement.Option("for 3 days", value + " P3D"),
                  new BlockElement.Option("for a week", value + " P7D"),
                  new BlockElement.Option("for 30 days", value + " P30D")),
              null));
      controls.add(new BlockElement.Button(DISMISS, "Not this vendor…", value, "danger"));
    } else {
      controls.add(new BlockElement.Button(REOPEN, "Reopen", value, null));
    }
    return blocks.actions(BLOCK_ID_PREFIX + id, controls);
  }
}
