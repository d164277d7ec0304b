package bellwether.slack.message;

import bellwether.domain.notice.DestinationNotice;
import bellwether.domain.notice.DestinationNotice.Event;
import bellwether.slack.block.MessageLines;
import bellwether.slack.block.SafeText;
import bellwether.slack.block.SlackMessage;
import java.util.ArrayList;
import java.util.List;

/** Renders that alerts are forwarded to a destination, or can't be, with what to do. */
final class DestinationMessage {
  private static final int MAX_HOST = 254;
  private static final int MAX_REASON = 300;

  private DestinationMessage() {}

  static List<SlackMessage> variants(DestinationNotice notice) {
    String where = notice.kind().at(SafeText.clean(notice.host(), MAX_HOST));
    List<String> lines = new ArrayList<>();
    lines.add(
        switch (notice.event()) {
          case SET -> "Alerts are now also sent to " + where + ".";
          case CODE_SENT -> "Alerts will be sent to " + where + " once its code is entered.";
          case REMOVED -> "Alerts are no longer sent to " + where + ".";
          case FAILING -> "For an hour, no alert could be sent to " + where + ".";
          case REJECTED -> "Messages are rejected: no alert can be sent to " + where + ".";
          case CLOSED -> "Alerts are no longer sent to " + where + ": it asked for no more (410).";
          case RECOVERED -> "Alerts can be sent again to " + where + ".";
          case UNCONFIRMED ->
              "One alert was sent to "
                  + where
                  + " and not confirmed, twice: it may be missing there, or be there twice.";
        });
    if (notice.reason() != null) {
      String label = notice.event() == Event.UNCONFIRMED ? "Alert: " : "Reason: ";
      lines.add(label + SafeText.clean(notice.reason(), MAX_REASON));
    }
    switch (notice.event()) {
      case SET, CODE_SENT -> lines.add("If this is unexpected: /breach destinations");
      case FAILING, REJECTED ->
          lines.add(
              "They are tried again for 3 days after the alert. To set another address: /breach"
                  + " destinations");
      case CLOSED -> lines.add("To send them again, set the address again: /breach destinations");
      case REMOVED, RECOVERED, UNCONFIRMED -> {}
    }
    return MessageLines.of(lines).toVariants();
  }
}
