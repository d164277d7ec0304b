package bellwether.slack.message;

import bellwether.slack.block.Passage;
import bellwether.slack.block.Times;
import bellwether.slack.block.Text;
import bellwether.slack.block.People;
import bellwether.slack.block.Blocks;
import bellwether.slack.block.Control;

import static bellwether.slack.block.Passage.bold;
import static bellwether.slack.block.Passage.person;
import static bellwether.slack.block.Passage.words;

import bellwether.domain.Case;
import bellwether.domain.Case.Impact;
import bellwether.domain.Case.Status;
import bellwether.domain.Case.Step;
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
  public static final String BLOCK = "case:";

  private static final int SHOWN_STEPS = 3;
  private static final int MAX_WHAT = 300;

  private CaseBlocks() {}

  /** A line for where it stands, one for the impact, and the newest steps. */
  static List<Passage> standing(Case one) {
    List<Passage> passages = new ArrayList<>();
    List<Passage.Span> line = new ArrayList<>();
    line.add(bold("Status: "));
    line.add(words(one.status().inWords()));
    if (one.assignee() != null) {
      line.add(words(", with "));
      line.add(person(one.assignee()));
    }
    if (one.snoozedUntil() != null) {
      line.add(words(", snoozed until " + Times.minute(one.snoozedUntil())));
    }
    line.add(words("; " + breach(one)));
    passages.add(new Passage(Passage.Shape.LINE, line));
    Impact impact = one.impact();
    if (one.status() == Status.AFFECTED && impact != null) {
      passages.add(impact(impact));
    }
    List<Step> steps = one.steps();
    for (Step step : steps.subList(Math.max(0, steps.size() - SHOWN_STEPS), steps.size())) {
      passages.add(line(step));
    }
    return passages;
  }

  /** A person at the end of what was done, as in "assigned it to", is shown as one. */
  private static Passage line(Step step) {
    String what = Text.cut(Text.clean(step.what()), MAX_WHAT);
    int last = what.lastIndexOf(' ') + 1;
    boolean named = People.isId(what.substring(last));
    List<Passage.Span> spans = new ArrayList<>(List.of(words("• "), person(step.user())));
    spans.add(words(" " + (named ? what.substring(0, last) : what)));
    if (named) {
      spans.add(person(what.substring(last)));
    }
    spans.add(words(", " + Times.minute(step.at())));
    return new Passage(Passage.Shape.LINE, spans);
  }

  private static Passage impact(Impact impact) {
    List<Passage.Span> line = new ArrayList<>();
    line.add(bold("Affects us: "));
    line.add(words(Text.cut(Text.clean(impact.what()), MAX_WHAT)));
    if (impact.who() != null) {
      line.add(words("; "));
      line.add(person(impact.who()));
    }
    if (impact.followUp() != null) {
      line.add(words("; follow up on " + impact.followUp()));
    }
    return new Passage(Passage.Shape.LINE, line);
  }

  /** One line without blocks. */
  static String inWords(Case one) {
    return "Status: " + one.status().inWords() + "; " + breach(one);
  }

  private static String breach(Case one) {
    return "breach "
        + one.present().confidence().inWords()
        + "; "
        + Times.count(one.present().reports(), "report");
  }

  /** What can be done now; each click comes back with the turn that its message showed. */
  static Blocks buttons(Blocks blocks, String id, Status status, int turn) {
    String value = Integer.toString(turn);
    List<Control> controls = new ArrayList<>();
    if (status == Status.OPEN) {
      controls.add(new Control.Button(ACKNOWLEDGE, "Acknowledge", value, "primary"));
    }
    if (status.isOpen()) {
      controls.add(new Control.Button(AFFECTED, "Affected…", value, null));
      controls.add(new Control.Button(NOT_AFFECTED, "Not affected", value, null));
      controls.add(new Control.Person(ASSIGN, "Assign to", null));
      controls.add(
          new Control.Choice(
              SNOOZE,
              "Snooze",
              List.of(
                  new Control.Option("for 4 hours", value + " PT4H"),
                  new Control.Option("for a day", value + " P1D"),
                  new Control.Option("for 3 days", value + " P3D"),
                  new Control.Option("for a week", value + " P7D"),
                  new Control.Option("for 30 days", value + " P30D")),
              null));
      controls.add(new Control.Button(DISMISS, "Not this vendor…", value, "danger"));
    } else {
      controls.add(new Control.Button(REOPEN, "Reopen", value, null));
    }
    return blocks.actions(BLOCK + id, controls);
  }
}
