package bellwether.slack.message;

import static bellwether.slack.block.RichTextLine.plain;
import static bellwether.slack.block.RichTextLine.time;
import static bellwether.slack.block.RichTextLine.userMention;

import bellwether.domain.notice.CaseAction;
import bellwether.slack.block.RichTextLine.Span;
import bellwether.slack.block.SafeText;
import java.util.List;

/** Says what a person did on an alert, completing a sentence that begins with the person. */
public final class StepText {
  private static final int MAX_TEXT = 300;

  private StepText() {}

  public static List<Span> spans(CaseAction action) {
    return switch (action) {
      case CaseAction.Assign(String to) -> List.of(plain("assigned it to "), userMention(to));
      case CaseAction.Snooze(var until) -> List.of(plain("snoozed it until "), time(until));
      case CaseAction.Acknowledge _,
          CaseAction.Affected _,
          CaseAction.NotAffected _,
          CaseAction.Dismiss _,
          CaseAction.Reopen _,
          CaseAction.Recorded _,
          CaseAction.ClockAction _ ->
          List.of(plain(SafeText.clean(action.description(), MAX_TEXT)));
    };
  }
}
