package bellwether.slack.reply;

import static bellwether.slack.block.RichTextLine.plain;
import static bellwether.slack.block.RichTextLine.time;
import static bellwether.slack.block.RichTextLine.userMention;

import bellwether.domain.incident.Severity;
import bellwether.domain.notice.Alert;
import bellwether.domain.notice.Case;
import bellwether.domain.notice.Case.Step;
import bellwether.slack.block.MessageLines;
import bellwether.slack.block.RichTextLine;
import bellwether.slack.block.RichTextLine.Span;
import bellwether.slack.block.SafeText;
import bellwether.slack.block.SlackMessage;
import bellwether.slack.message.AlertHeadline;
import bellwether.slack.message.StepText;
import java.util.ArrayList;
import java.util.List;

/** Replies to clicks on an alert that only the person sees. */
public final class CaseReplies {
  private static final int MAX_SENTENCE = 600;
  private static final int MAX_REASONS = 500;

  private CaseReplies() {}

  public static SlackMessage outdatedClick(Case current) {
    MessageLines lines = new MessageLines();
    addLastStep(lines, "Not done. ", current);
    return lines.add("The message shows the current status.").toMessage();
  }

  public static SlackMessage alreadyDone(Case current) {
    MessageLines lines = new MessageLines();
    lines.add("No change: the alert is already " + current.status().label() + ".");
    addLastStep(lines, "", current);
    return lines.toMessage();
  }

  public static SlackMessage alertNotFound() {
    return SlackMessage.ofLines(
        "This alert is no longer on record. See /breach recent for the alerts that are.");
  }

  /** Why the alert was posted: the sentence and the rules that decided, and the severity. */
  public static SlackMessage why(Alert alert, Case current) {
    Severity severity = current.incidentState().severity();
    MessageLines lines = new MessageLines().addHeading(AlertHeadline.of(alert, current).text());
    if (!alert.sentence().isBlank()) {
      lines.addQuote(SafeText.clean(alert.sentence(), MAX_SENTENCE));
    }
    lines.addLabeled("Matched", SafeText.clean(alert.matchedText(), MAX_REASONS));
    lines.addLabeled("Read as", reasons(alert.rules(), "no rule recorded"));
    lines.addLabeled(
        "Severity", severity.level().label() + ": " + reasons(severity.reasons(), "the default"));
    return lines
        .add("Not about your vendor? Choose “Not our vendor…” in the same menu.")
        .toMessage();
  }

  private static String reasons(List<String> reasons, String ifNone) {
    return reasons.isEmpty() ? ifNone : SafeText.clean(String.join("; ", reasons), MAX_REASONS);
  }

  private static void addLastStep(MessageLines lines, String before, Case current) {
    if (current.steps().isEmpty()) {
      if (!before.isEmpty()) {
        lines.add(before);
      }
      return;
    }
    Step last = current.steps().getLast();
    List<Span> spans = new ArrayList<>();
    if (!before.isEmpty()) {
      spans.add(plain(before));
    }
    spans.add(userMention(last.user()));
    spans.add(plain(" "));
    spans.addAll(StepText.spans(last.action()));
    spans.add(plain(", "));
    spans.add(time(last.at()));
    lines.add(RichTextLine.line(spans));
  }
}
