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
  private static final int MAX_HOST = 100;
  private static final int MAX_REASON = 300;

  private DestinationMessage() {}

  static List<SlackMessage> variants(DestinationNotice notice) {
    String where = notice.kind().label() + " at " + SafeText.clean(notice.host(), MAX_HOST);
    List<String> lines = new ArrayList<>();
    lines.add(
        switch (notice.event()) {
          case SET -> "Alerts are now also sent to " + where + ".";
          case REMOVED -> "Alerts are no longer sent to " + where + ".";
          case FAILING -> "Alerts have not arrived for an hour at " + where + ".";
          case REJECTED -> "Alerts are rejected by " + where + ".";
          case CLOSED -> "Alerts are no longer sent to " + where + ": it asked for no more (410).";
          case RECOVERED -> "Alerts arrive again at " + where + ".";
          case UNCONFIRMED ->
              "One alert may be missing in "
                  + where
                  + ", or be there twice: it was not confirmed, twice.";
        });
    if (notice.reason() != null) {
      String label = notice.event() == Event.UNCONFIRMED ? "Alert: " : "Reason: ";
      lines.add(label + SafeText.clean(notice.reason(), MAX_REASON));
    }
    switch (notice.event()) {
      case SET -> lines.add("If this is unexpected: /breach destinations");
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
