package bellwether.slack.message;

import bellwether.domain.notice.Notice.SupplierNotice;
import bellwether.domain.supplier.SupplierIncident;
import bellwether.slack.block.MessageLines;
import bellwether.slack.block.SafeText;
import bellwether.slack.block.SlackMessage;
import java.util.List;

/** Renders an incident of a declared supplier, for customers that asked to get it as a message. */
final class SupplierMessage {
  /** Leaves room in the first line for what must not be cut. */
  private static final int MAX_NAME = 24;

  private static final int MAX_TITLE = 300;

  private SupplierMessage() {}

  static List<SlackMessage> variants(SupplierNotice notice) {
    SupplierIncident incident = notice.incident();
    MessageLines lines = new MessageLines();
    lines.addHeading(SupplierText.headline(incident, MAX_NAME).ofSupplier());
    lines.addLink("", SafeText.clean(incident.title(), MAX_TITLE), incident.url(), "");
    lines.addLabeled(
        "Declared as a supplier of",
        SupplierText.users(incident.users()) + ". " + SupplierText.notAffected(incident.users()));
    lines.add("You get this message because uses_alert is yes in your vendor list.");
    return lines.toVariants();
  }
}
