package bellwether.slack.view;

import bellwether.domain.notice.Alert;
import bellwether.slack.block.BlockBuilder;
import bellwether.slack.block.BlockElement;
import bellwether.slack.block.BlockElement.Option;
import bellwether.slack.block.SafeText;
import bellwether.slack.block.View;
import bellwether.slack.reply.CommandReplies;
import bellwether.slack.reply.MatchedAdvisory;
import bellwether.slack.request.ActionIds;
import java.util.List;

/** The modals in which people act on alerts, and the ids of their fields. */
public final class CaseModals {
  public static final String ANSWER = "answer";
  public static final String NO = "no";
  public static final String IMPACT = "what";
  public static final String ASSIGNEE = "who";
  public static final String FOLLOW_UP = "followUp";
  public static final String PERSON = "person";
  public static final String TIME = "time";
  public static final String PHRASE = "phrase";

  public static final String DISMISS_TITLE = "Not our vendor";

  private static final int MAX_IMPACT = 500;
  private static final int MAX_PHRASE = 120;
  private static final int MAX_TITLE = 200;

  private CaseModals() {}

  public static View affectedModal(String metadata, Alert alert) {
    BlockBuilder blocks = alertBlocks(alert);
    List<Option> answers = List.of(new Option("Yes", "yes"), new Option("No", NO));
    new FormFields("affected", blocks)
        .add(ANSWER, BlockElement.select("Choose", answers, null))
        .add(IMPACT, BlockElement.textInput(true, "", MAX_IMPACT))
        .add(ASSIGNEE, BlockElement.userSelect("Select a person", null))
        .add(FOLLOW_UP, BlockElement.datePicker());
    return View.modal(ActionIds.AFFECTED, metadata, "Are we affected?", "Save", blocks);
  }

  public static View assignModal(String metadata, Alert alert, String suggestedUser) {
    BlockBuilder blocks = alertBlocks(alert);
    new FormFields("assign", blocks)
        .add(PERSON, BlockElement.userSelect("Select a person", suggestedUser));
    return View.modal(ActionIds.ASSIGN, metadata, "Assign", "Assign", blocks);
  }

  public static View snoozeModal(String metadata, Alert alert) {
    BlockBuilder blocks = alertBlocks(alert);
    List<Option> times =
        List.of(
            new Option("4 hours", "PT4H"),
            new Option("A day", "P1D"),
            new Option("3 days", "P3D"),
            new Option("A week", "P7D"),
            new Option("30 days", "P30D"));
    new FormFields("snooze", blocks).add(TIME, BlockElement.select("Choose", times, null));
    return View.modal(ActionIds.SNOOZE, metadata, "Snooze", "Snooze", blocks);
  }

  public static View dismissModal(String metadata, Alert alert) {
    String vendor = SafeText.clean(alert.vendor());
    BlockBuilder blocks =
        alertBlocks(alert)
            .input(
                PHRASE,
                "Which phrase looks like " + vendor + " but is not?",
                "Reports that name it by this phrase alone will no longer raise alerts. You can"
                    + " preview the effect first. Leave empty to close only this alert.",
                true,
                BlockElement.textInput(false, "", MAX_PHRASE));
    return View.modal(ActionIds.DISMISS, metadata, DISMISS_TITLE, "Preview", blocks);
  }

  public static View dismissPreview(
      String metadata, Alert alert, String phrase, List<MatchedAdvisory> hidden) {
    BlockBuilder blocks =
        new BlockBuilder()
            .section(CommandReplies.exclusionLines(alert.vendor(), phrase, hidden, false));
    return View.modal(ActionIds.CONFIRM_DISMISS, metadata, DISMISS_TITLE, "Exclude", blocks);
  }

  private static BlockBuilder alertBlocks(Alert alert) {
    String title = SafeText.truncate(alert.title(), MAX_TITLE);
    return new BlockBuilder().section(List.of(alert.vendor(), title));
  }
}
