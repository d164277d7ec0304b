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
import bellwether.slack.block.BlockElement.Option;
import bellwether.slack.block.Phrases;
import bellwether.slack.block.RichTextLine;
import bellwether.slack.block.RichTextLine.Span;
import bellwether.slack.block.SafeText;
import bellwether.slack.block.SlackIds;
import bellwether.slack.request.ActionIds;
import java.util.ArrayList;
import java.util.List;

/** Renders the case of an alert: its status, impact and latest steps, and the action buttons. */
final class CaseBlocks {
  private static final int MAX_STEPS = 3;
  private static final int MAX_ACTION_TEXT = 300;

  private CaseBlocks() {}

  static List<RichTextLine> statusLines(Case alertCase) {
    List<RichTextLine> lines = new ArrayList<>();
    List<Span> status = new ArrayList<>();
    status.add(bold("Status: "));
    status.add(plain(alertCase.status().label()));
    if (alertCase.assignee() != null) {
      status.add(plain(", assigned to "));
      status.add(userMention(alertCase.assignee()));
    }
    if (alertCase.snoozedUntil() != null) {
      status.add(plain(", snoozed until " + Phrases.formatMinute(alertCase.snoozedUntil())));
    }
    status.add(plain("; " + breachText(alertCase)));
    lines.add(RichTextLine.line(status));
    Impact impact = alertCase.impact();
    if (alertCase.status() == Status.AFFECTED && impact != null) {
      lines.add(impactLine(impact));
    }
    List<Step> steps = alertCase.steps();
    for (Step step : steps.subList(Math.max(0, steps.size() - MAX_STEPS), steps.size())) {
      lines.add(stepLine(step));
    }
    return lines;
  }

  /** A user id at the end of a step, as in "assigned it to U012AB3CD", is shown as a user. */
  private static RichTextLine stepLine(Step step) {
    String what = SafeText.clean(step.description(), MAX_ACTION_TEXT);
    int lastWord = what.lastIndexOf(' ') + 1;
    boolean endsWithUser = SlackIds.isUserId(what.substring(lastWord));
    List<Span> spans = new ArrayList<>(List.of(plain("• "), userMention(step.user())));
    spans.add(plain(" " + (endsWithUser ? what.substring(0, lastWord) : what)));
    if (endsWithUser) {
      spans.add(userMention(what.substring(lastWord)));
    }
    spans.add(plain(", " + Phrases.formatMinute(step.at())));
    return RichTextLine.line(spans);
  }

  private static RichTextLine impactLine(Impact impact) {
    List<Span> spans = new ArrayList<>();
    spans.add(bold("Impact: "));
    spans.add(plain(SafeText.clean(impact.description(), MAX_ACTION_TEXT)));
    if (impact.owner() != null) {
      spans.add(plain("; owner: "));
      spans.add(userMention(impact.owner()));
    }
    if (impact.followUp() != null) {
      spans.add(plain("; follow up on " + impact.followUp()));
    }
    return RichTextLine.line(spans);
  }

  static String statusText(Case alertCase) {
    return "Status: " + alertCase.status().label() + "; " + breachText(alertCase);
  }

  private static String breachText(Case alertCase) {
    return "breach "
        + alertCase.incidentState().confidence().label()
        + "; "
        + Phrases.countOf(alertCase.incidentState().reportCount(), "report");
  }

  /** The actions that the status allows. A click returns the turn that its message showed. */
  static void addButtons(BlockBuilder blocks, String deliveryId, Status status, int turn) {
    String value = Integer.toString(turn);
    List<BlockElement> controls = new ArrayList<>();
    if (status == Status.OPEN) {
      controls.add(BlockElement.button(ActionIds.ACKNOWLEDGE, "Acknowledge", value, "primary"));
    }
    if (status.isOpen()) {
      controls.add(BlockElement.button(ActionIds.AFFECTED, "Affected…", value, null));
      controls.add(BlockElement.button(ActionIds.NOT_AFFECTED, "Not affected", value, null));
      controls.add(BlockElement.userSelect("Assign to").withId(ActionIds.ASSIGN));
      List<Option> times =
          List.of(
              new Option("for 4 hours", value + " PT4H"),
              new Option("for a day", value + " P1D"),
              new Option("for 3 days", value + " P3D"),
              new Option("for a week", value + " P7D"),
              new Option("for 30 days", value + " P30D"));
      controls.add(BlockElement.select("Snooze", times, null).withId(ActionIds.SNOOZE));
      controls.add(BlockElement.button(ActionIds.DISMISS, "Not this vendor…", value, "danger"));
    } else {
      controls.add(BlockElement.button(ActionIds.REOPEN, "Reopen", value, null));
    }
    blocks.actions(ActionIds.CASE_BLOCK_PREFIX + deliveryId, controls);
  }
}
