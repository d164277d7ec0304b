package bellwether.slack.reply;

import bellwether.domain.notice.Case;
import bellwether.domain.notice.Case.Step;
import bellwether.slack.block.Phrases;
import bellwether.slack.block.SafeText;
import bellwether.slack.block.SlackMessage;

/** Replies to clicks on an alert that change nothing. */
public final class CaseReplies {
  private static final int MAX_STEP = 200;

  private CaseReplies() {}

  public static SlackMessage outdatedClick(Case current) {
    return SlackMessage.ofLines(
        "Not done: " + lastStepText(current) + " The message shows the current status.");
  }

  public static SlackMessage alreadyDone(Case current) {
    String status = "No change: the alert is already " + current.status().label() + ". ";
    return SlackMessage.ofLines((status + lastStepText(current)).strip());
  }

  public static SlackMessage notPermitted() {
    return SlackMessage.ofLines(
        "Only members of the workspace that watches this vendor can act on its alerts.");
  }

  public static SlackMessage alertNotFound() {
    return SlackMessage.ofLines(
        "This alert is no longer on record. See /breach recent for the alerts that are.");
  }

  private static String lastStepText(Case current) {
    if (current.steps().isEmpty()) {
      return "";
    }
    Step last = current.steps().getLast();
    String what = SafeText.clean(last.description(), MAX_STEP);
    return "Someone " + what + " at " + Phrases.formatMinute(last.at()) + ".";
  }
}
