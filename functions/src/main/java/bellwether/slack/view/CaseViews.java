package bellwether.slack.view;

import bellwether.slack.message.CaseBlocks;
import bellwether.slack.block.View;
import bellwether.slack.block.Blocks;
import bellwether.slack.block.Control;
import bellwether.slack.block.Text;
import bellwether.slack.reply.Sighting;
import bellwether.slack.block.Times;
import bellwether.slack.block.SlackMessage;

import bellwether.domain.Alert;
import bellwether.domain.Case;
import bellwether.domain.Case.Step;
import java.util.ArrayList;
import java.util.List;

/** The modals and answers by which people act on alerts; names of what they send back. */
public final class CaseViews {
  /** Of {@link #affected}. */
  public static final String AFFECTED = CaseBlocks.AFFECTED;

  /** Of {@link #dismiss}. */
  public static final String DISMISS = CaseBlocks.DISMISS;

  /** Of {@link #dismissal}. */
  public static final String DISMISSAL = "case.dismissal";

  public static final String ACKNOWLEDGE = CaseBlocks.ACKNOWLEDGE;
  public static final String ASSIGN = CaseBlocks.ASSIGN;
  public static final String NOT_AFFECTED = CaseBlocks.NOT_AFFECTED;
  public static final String SNOOZE = CaseBlocks.SNOOZE;
  public static final String REOPEN = CaseBlocks.REOPEN;

  /** What the id of a message's buttons begins with; behind it stands that of the delivery. */
  public static final String BLOCK = CaseBlocks.BLOCK;

  /** Blocks of {@link #affected}. */
  public static final String WHAT = "what";

  public static final String WHO = "who";
  public static final String FOLLOW_UP = "followUp";

  /** Block of {@link #dismiss}. */
  public static final String PHRASE = "phrase";

  private static final int MAX_WHAT = 500;
  private static final int MAX_PHRASE = 120;
  private static final int MAX_HIDDEN = 15;
  private static final int MAX_TITLE = 200;

  private CaseViews() {}

  /** Asks what it means for the customer. */
  public static View affected(String hidden, Alert alert) {
    Blocks blocks =
        about(alert)
            .input(
                WHAT,
                "What of yours is affected?",
                "Systems, data, integrations; kept as evidence.",
                false,
                new Control.Entry("value", true, "", MAX_WHAT))
            .input(
                WHO, "Who takes care?", "", true, new Control.Person("value", "Nobody yet", null))
            .input(FOLLOW_UP, "Look again on", "", true, new Control.Day("value", null));
    return View.modal(AFFECTED, hidden, "Affected", "Save", blocks);
  }

  /** Asks which phrase was taken for the vendor. */
  public static View dismiss(String hidden, Alert alert) {
    String vendor = Text.clean(alert.vendor());
    Blocks blocks =
        about(alert)
            .input(
                PHRASE,
                "Which phrase looks like " + vendor + " and is not?",
                "Reports that name it by this phrase alone will no longer wake you. You see first"
                    + " what that would have hidden. Left empty, only this alert is closed.",
                true,
                new Control.Entry("value", false, "", MAX_PHRASE));
    return View.modal(DISMISS, hidden, "Not this vendor", "Preview", blocks);
  }

  /**
   * Shows what an exclusion would have hidden, before it is made.
   *
   * @param reports those on record that it would hide
   */
  public static View dismissal(String hidden, Alert alert, String phrase, List<Sighting> reports) {
    List<String> lines = new ArrayList<>();
    lines.add("“" + phrase + "” would no longer be taken for " + alert.vendor() + ".");
    lines.add(
        reports.isEmpty()
            ? "No report on record would be hidden by that."
            : Times.count(reports.size(), "report") + " on record would no longer name it:");
    for (Sighting one : reports.subList(0, Math.min(reports.size(), MAX_HIDDEN))) {
      boolean rang = one.match() != null && one.match().alert();
      lines.add(
          "• "
              + (rang ? "(an alert) " : "")
              + Text.cut(Text.clean(one.advisory().title()), MAX_TITLE));
    }
    if (reports.size() > MAX_HIDDEN) {
      lines.add("and " + (reports.size() - MAX_HIDDEN) + " more");
    }
    return View.modal(DISMISSAL, hidden, "Not this vendor", "Exclude", new Blocks().section(lines));
  }

  private static Blocks about(Alert alert) {
    return new Blocks().section(List.of(alert.vendor(), Text.cut(alert.title(), MAX_TITLE)));
  }

  /** That somebody acted since the message that was seen. */
  public static SlackMessage late(Case now) {
    return lines("Not done: " + latest(now) + " The message shows the present state.");
  }

  /** That it was so before. */
  public static SlackMessage already(Case now) {
    return lines("Nothing to do: it is " + now.status().inWords() + ". " + latest(now));
  }

  /** That only people of the customer's own workspace may act. */
  public static SlackMessage notYours() {
    return lines("Only members of the workspace that watches this vendor can act on its alerts.");
  }

  /** That there is no such alert. */
  public static SlackMessage unknown() {
    return lines("This alert is no longer on record. /breach recent shows those that are.");
  }

  /** That a modal could not be opened. */
  public static SlackMessage notOpened() {
    return lines("Slack did not open the window; press again.");
  }

  private static String latest(Case now) {
    if (now.steps().isEmpty()) {
      return "";
    }
    Step last = now.steps().getLast();
    return "Somebody "
        + Text.cut(Text.clean(last.what()), MAX_TITLE)
        + " at "
        + Times.minute(last.at())
        + ".";
  }

  private static SlackMessage lines(String line) {
    List<String> all = List.of(line.strip());
    return new SlackMessage(Blocks.text(all), new Blocks().section(all).json());
  }
}
