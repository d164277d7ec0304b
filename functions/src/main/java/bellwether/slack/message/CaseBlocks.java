package bellwether.slack.message;

import static bellwether.slack.block.RichTextLine.bold;
import static bellwether.slack.block.RichTextLine.plain;
import static bellwether.slack.block.RichTextLine.time;
import static bellwether.slack.block.RichTextLine.userMention;

import bellwether.domain.notice.Case;
import bellwether.domain.notice.Case.Impact;
import bellwether.domain.notice.Case.Status;
import bellwether.domain.notice.Case.Step;
import bellwether.slack.block.BlockBuilder;
import bellwether.slack.block.BlockElement;
import bellwether.slack.block.BlockElement.Option;
import bellwether.slack.block.RichTextLine;
import bellwether.slack.block.RichTextLine.Span;
import bellwether.slack.block.SafeText;
import bellwether.slack.request.ActionIds;
import java.util.ArrayList;
import java.util.List;

/** Renders the work on an alert: its status, impact and latest steps, and the controls. */
public final class CaseBlocks {
  private static final int MAX_STEPS = 3;
  private static final int MAX_IMPACT = 300;

  private CaseBlocks() {}

  /** The status with the person who decided it, the assigned person and the snooze. */
  public static List<Span> statusSpans(Case alertCase) {
    List<Span> spans = new ArrayList<>(List.of(plain(alertCase.status().label())));
    if (!alertCase.status().isOpen() && !alertCase.steps().isEmpty()) {
      spans.add(plain(" by "));
      spans.add(userMention(alertCase.steps().getLast().user()));
    }
    if (alertCase.assignee() != null) {
      spans.add(plain(", assigned to "));
      spans.add(userMention(alertCase.assignee()));
    }
    if (alertCase.snoozedUntil() != null) {
      spans.add(plain(", snoozed until "));
      spans.add(time(alertCase.snoozedUntil()));
    }
    return spans;
  }

  /** The impact, if there is one, and the latest steps. */
  static List<RichTextLine> stepLines(Case alertCase) {
    List<RichTextLine> lines = new ArrayList<>();
    Impact impact = alertCase.impact();
    if (alertCase.status() == Status.AFFECTED && impact != null) {
      lines.add(impactLine(impact));
    }
    List<Step> steps = alertCase.steps();
    for (Step step : steps.subList(Math.max(0, steps.size() - MAX_STEPS), steps.size())) {
      List<Span> spans =
          new ArrayList<>(List.of(plain("• "), userMention(step.user()), plain(" ")));
      spans.addAll(StepText.spans(step.action()));
      spans.add(plain(", "));
      spans.add(time(step.at()));
      lines.add(RichTextLine.line(spans));
    }
    return lines;
  }

  private static RichTextLine impactLine(Impact impact) {
    List<Span> spans = new ArrayList<>();
    spans.add(bold("Impact: "));
    spans.add(plain(SafeText.clean(impact.description(), MAX_IMPACT)));
    if (impact.owner() != null) {
      spans.add(plain("; owner: "));
      spans.add(userMention(impact.owner()));
    }
    if (impact.followUp() != null) {
      spans.add(plain("; follow up on " + impact.followUp()));
    }
    return RichTextLine.line(spans);
  }

  /** The actions that the status allows. A click returns the turn that its message showed. */
  static void addButtons(BlockBuilder blocks, String deliveryId, Status status, int turn) {
    String value = Integer.toString(turn);
    List<BlockElement> controls = new ArrayList<>();
    List<Option> more = new ArrayList<>();
    if (status == Status.OPEN) {
      controls.add(BlockElement.button(ActionIds.ACKNOWLEDGE, "Acknowledge", value, "primary"));
    }
    if (status.isOpen()) {
      controls.add(BlockElement.button(ActionIds.AFFECTED, "Are we affected?", value, null));
      controls.add(BlockElement.button(ActionIds.START_CLOCK, "Start a clock…", value, null));
      more.add(new Option("Assign…", value + " " + ActionIds.ASSIGN));
      more.add(new Option("Snooze…", value + " " + ActionIds.SNOOZE));
      more.add(new Option("Not our vendor…", value + " " + ActionIds.DISMISS));
    } else {
      controls.add(BlockElement.button(ActionIds.REOPEN, "Reopen", value, null));
    }
    more.add(new Option("Timeline", value + " " + ActionIds.TIMELINE));
    more.add(new Option("Why this alert?", value + " " + ActionIds.WHY));
    controls.add(BlockElement.overflow(more).withId(ActionIds.CASE_MENU));
    blocks.actions(ActionIds.CASE_BLOCK_PREFIX + deliveryId, controls);
  }
}
