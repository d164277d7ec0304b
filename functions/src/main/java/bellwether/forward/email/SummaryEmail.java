package bellwether.forward.email;

import bellwether.forward.OutgoingSummary;
import java.util.Map;

/** Writes a summary of many alerts as one e-mail. */
final class SummaryEmail {
  private SummaryEmail() {}

  static EmailMessage of(OutgoingSummary summary, String to) {
    int count = summary.entries().size() + summary.moreCount();
    EmailLines lines = new EmailLines();
    if (summary.possibleRepeat()) {
      lines.text("", AlertEmail.REPEAT_LABEL);
    }
    lines.heading(summary.reason());
    for (OutgoingSummary.Entry entry : summary.entries()) {
      lines.text(entry.headline() + ": ", entry.title()).link("", entry.url());
    }
    if (summary.moreCount() > 0) {
      lines.text("", "And " + summary.moreCount() + " more: /breach recent lists them in Slack.");
    }
    AlertEmail.addFooter(lines, summary.customer(), to).small("Summary " + summary.id());
    return new EmailMessage(
        "Summary of " + count + (count == 1 ? " alert" : " alerts"),
        lines.toText(),
        lines.toHtml(),
        Map.of(AlertEmail.ID_HEADER, AlertEmail.printable(summary.id())));
  }
}
