package bellwether.slack.view;

import bellwether.domain.notice.Alert;
import bellwether.domain.notice.Case;
import bellwether.domain.notice.Case.Step;
import bellwether.slack.block.BlockBuilder;
import bellwether.slack.block.BlockElement;
import bellwether.slack.block.Phrases;
import bellwether.slack.block.SafeText;
import bellwether.slack.block.SlackMessage;
import bellwether.slack.block.View;
import bellwether.slack.message.CaseBlocks;
import bellwether.slack.reply.MatchedAdvisory;
import java.util.ArrayList;
import java.util.List;

/** The modals and answers by which people act on alerts; names of what they send back. */
public final class CaseModals {
  /** Of {@link #affectedModal}. */
  public static final String AFFECTED = CaseBlocks.AFFECTED;

  /** Of {@link #dismissModal}. */
  public static final String DISMISS = CaseBlocks.DISMISS;

  /** Of {@link #dismissPreview}. */
  public static final String CONFIRM_DISMISS = "case.dismissal";

  public static final String ACKNOWLEDGE = CaseBlocks.ACKNOWLEDGE;
  public static final String ASSIGN = CaseBlocks.ASSIGN;
  public static final String NOT_AFFECTED = CaseBlocks.NOT_AFFECTED;
  public static final String SNOOZE = CaseBlocks.SNOOZE;
  public static final String REOPEN = CaseBlocks.REOPEN;

  /** What the id of a message's buttons begins with; behind it stands that of the delivery. */
  public static final String BLOCK_ID_PREFIX = CaseBlocks.BLOCK_ID_PREFIX;

  /** Blocks of {@link #affectedModal}. */
  public static final String IMPACT = "what";

  public static final String ASSIGNEE = "who";
  public static final String FOLLOW_UP = "followUp";

  /** Block of {@link #dismissModal}. */
  public static final String PHRASE = "phrase";

  private static final int MAX_IMPACT = 500;
  private static final int MAX_PHRASE = 120;
  private static final int MAX_LISTED_REPORTS = 15;
  private static final int MAX_TITLE = 200;

  private CaseModals() {}

  /** Asks what it means for the customer. */
  public static View affectedModal(String hidden, Alert alert) {
    BlockBuilder blocks =
        alertBlocks(alert)
            .input(
                IMPACT,
                "What of yours is affected?",
                "Systems, data, integrations; kept as evidence.",
                false,
                new BlockElement.TextInput("value", true, "", MAX_IMPACT))
            .input(
                ASSIGNEE,
                "Who takes care?",
                "",
                true,
                new BlockElement.UserSelect("value", "Nobody yet", null))
            .input(
                FOLLOW_UP, "Look again on", "", true, new BlockElement.DatePicker("value", null));
    return View.modal(AFFECTED, hidden, "Affected", "Save", blocks);
  }

  /** Asks which phrase was taken for the vendor. */
  public static View dismissModal(String hidden, Alert alert) {
    String vendor = SafeText.clean(alert.vendor());
    BlockBuilder blocks =
        alertBlocks(alert)
            .input(
                PHRASE,
                "Which phrase looks like " + vendor + " and is not?",
                "Reports that name it by this phrase alone will no longer wake you. You see first"
                    + " what that would have hidden. Left empty, only this alert is closed.",
                true,
                new BlockElement.TextInput("value", false, "", MAX_PHRASE));
    return View.modal(DISMISS, hidden, "Not this vendor", "Preview", blocks);
  }

  /**
   * Shows what an exclusion would have hidden, before it is made.
   *
   * @param reports those on record that it would hide
   */
  public static View dismissPreview(
      String hidden, Alert alert, String phrase, List<MatchedAdvisory> reports) {
    List<String> lines = new ArrayList<>();
    lines.add("“" + phrase + "” would no longer be taken for " + alert.vendor() + ".");
    lines.add(
        reports.isEmpty()
            ? "No report on record would be hidden by that."
            : Phrases.countOf(reports.size(), "report") + " on record would no longer name it:");
    for (MatchedAdvisory one : reports.subList(0, Math.min(reports.size(), MAX_LISTED_REPORTS))) {
      boolean rang = one.match() != null && one.match().triggersAlert();
      lines.add(
          "• "
              + (rang ? "(an alert) " : "")
              + SafeText.truncate(SafeText.clean(one.advisory().title()), MAX_TITLE));
    }
    if (reports.size() > MAX_LISTED_REPORTS) {
      lines.add("and " + (reports.size() - MAX_LISTED_REPORTS) + " more");
    }
    return View.modal(
        CONFIRM_DISMISS, hidden, "Not this vendor", "Exclude", new BlockBuilder().section(lines));
  }

  private static BlockBuilder alertBlocks(Alert alert) {
    return new BlockBuilder()
        .section(List.of(alert.vendor(), SafeText.truncate(alert.title(), MAX_TITLE)));
  }

  /** That somebody acted since the message that was seen. */
  public static SlackMessage outdatedClick(Case now) {
    return messageOf("Not done: " + lastStepText(now) + " The message shows the present state.");
  }

  /** That it was so before. */
  public static SlackMessage alreadyDone(Case now) {
    return messageOf("Nothing to do: it is " + now.status().label() + ". " + lastStepText(now));
  }

  /** That only people of the customer's own workspace may act. */
  public static SlackMessage notPermitted() {
    return messageOf(
        "Only members of the workspace that watches this vendor can act on its alerts.");
  }

  /** That there is no such alert. */
  public static SlackMessage alertNotFound() {
    return messageOf("This alert no longer exists. /breach recent shows those that are.");
  }

  private static String lastStepText(Case now) {
    if (now.steps().isEmpty()) {
      return "";
    }
    Step last = now.steps().getLast();
    return "Somebody "
        + SafeText.truncate(SafeText.clean(last.description()), MAX_TITLE)
        + " at "
        + Phrases.formatMinute(last.at())
        + ".";
  }

  private static SlackMessage messageOf(String line) {
    List<String> all = List.of(line.strip());
    return new SlackMessage(
        BlockBuilder.fallbackText(all), new BlockBuilder().section(all).toJson());
  }
}
