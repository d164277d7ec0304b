package bellwether.slack.view;

import bellwether.domain.notice.Alert;
import bellwether.slack.block.BlockBuilder;
import bellwether.slack.block.BlockElement;
import bellwether.slack.block.SafeText;
import bellwether.slack.block.View;
import bellwether.slack.reply.CommandReplies;
import bellwether.slack.reply.MatchedAdvisory;
import bellwether.slack.request.ActionIds;
import java.util.List;

/** The modals in which people act on alerts, and the ids of their fields. */
public final class CaseModals {
  public static final String IMPACT = "what";

  public static final String ASSIGNEE = "who";
  public static final String FOLLOW_UP = "followUp";

  public static final String PHRASE = "phrase";

  private static final int MAX_IMPACT = 500;
  private static final int MAX_PHRASE = 120;
  private static final int MAX_TITLE = 200;

  private CaseModals() {}

  public static View affectedModal(String metadata, Alert alert) {
    BlockBuilder blocks = alertBlocks(alert);
    new FormFields("affected", blocks)
        .add(IMPACT, BlockElement.textInput(true, "", MAX_IMPACT))
        .add(ASSIGNEE, BlockElement.userSelect("Select a person"))
        .add(FOLLOW_UP, BlockElement.datePicker());
    return View.modal(ActionIds.AFFECTED, metadata, "Affected", "Save", blocks);
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
    return View.modal(ActionIds.DISMISS, metadata, "Not this vendor", "Preview", blocks);
  }

  public static View dismissPreview(
      String metadata, Alert alert, String phrase, List<MatchedAdvisory> hidden) {
    BlockBuilder blocks =
        new BlockBuilder()
            .section(CommandReplies.exclusionLines(alert.vendor(), phrase, hidden, false));
    return View.modal(ActionIds.CONFIRM_DISMISS, metadata, "Not this vendor", "Exclude", blocks);
  }

  private static BlockBuilder alertBlocks(Alert alert) {
    String title = SafeText.truncate(alert.title(), MAX_TITLE);
    return new BlockBuilder().section(List.of(alert.vendor(), title));
  }
}
