package bellwether.slack.reply;

import bellwether.domain.destination.Destination;
import bellwether.domain.destination.Destination.Kind;
import bellwether.domain.destination.Destinations;
import bellwether.slack.block.Phrases;
import bellwether.slack.block.SafeText;
import bellwether.slack.block.SlackMessage;
import java.util.ArrayList;
import java.util.List;

/** Replies about where alerts are forwarded to. Any text in them may be untrusted. */
public final class DestinationReplies {
  private static final int MAX_HOST = 254;
  private static final int MAX_REASON = 300;
  private static final String LIST = "Show all with /breach destinations";

  private DestinationReplies() {}

  /**
   * Lists the destinations, each with its status.
   *
   * @param available whether the deployment can forward alerts at all
   * @param hasEmail whether it can send e-mail
   */
  public static SlackMessage list(Destinations destinations, boolean available, boolean hasEmail) {
    List<String> lines = new ArrayList<>();
    lines.add(
        destinations.all().isEmpty()
            ? "Alerts are posted in Slack only."
            : "Alerts are posted in Slack, and sent to:");
    destinations.all().forEach(destination -> lines.add(line(destination)));
    if (!available) {
      lines.add(
          "This deployment cannot send alerts elsewhere: its operator can set Destinations to yes.");
      return SlackMessage.ofLines(lines);
    }
    lines.add("To set one: /breach destinations webhook URL, or /breach destinations teams URL");
    lines.add("To remove one: /breach destinations remove webhook, or remove teams");
    lines.add(
        hasEmail
            ? "For e-mail: /breach destinations email ADDRESS, and remove email ADDRESS"
            : "For e-mail, the operator of this deployment can set AlertsFrom.");
    return SlackMessage.ofLines(lines);
  }

  private static String line(Destination destination) {
    String code =
        destination.confirmation() == null
            ? ""
            : "waits for its code until "
                + Phrases.formatMinute(destination.confirmation().expiresAt());
    String status =
        switch (destination.status()) {
          case ACTIVE -> code.isEmpty() ? "no problems" : code;
          case FAILING -> "does not answer" + details(destination);
          case REJECTED -> "rejects alerts" + details(destination);
          case CLOSED -> "nothing is sent" + details(destination);
        };
    return "• " + where(destination.kind(), destination.host()) + ": " + status;
  }

  private static String details(Destination destination) {
    String since =
        destination.since() == null ? "" : " since " + Phrases.formatMinute(destination.since());
    String reason =
        destination.reason() == null ? "" : ": " + SafeText.clean(destination.reason(), MAX_REASON);
    return since + reason;
  }

  /**
   * A destination was set.
   *
   * @param signingSecret shown here only; empty if the destination has none
   */
  public static SlackMessage set(Kind kind, String host, String signingSecret) {
    List<String> lines = new ArrayList<>();
    lines.add("New alerts and updates are now also sent to " + where(kind, host) + ".");
    if (!signingSecret.isEmpty()) {
      lines.add("Signing secret, shown only now: " + signingSecret);
      lines.add(
          "Verify each request with it. For another secret, set the address again. The old one is"
              + " invalid then.");
    }
    lines.add("This change is announced in your alert channel.");
    return SlackMessage.ofLines(lines);
  }

  public static SlackMessage removed(Kind kind, String host) {
    return SlackMessage.ofLines("Alerts are no longer sent to " + where(kind, host) + ".");
  }

  public static SlackMessage notSet(Kind kind) {
    return SlackMessage.ofLines("Alerts are not sent to " + kind.label() + ".", LIST);
  }

  /** The address cannot be used. */
  public static SlackMessage invalid(Kind kind, String reason) {
    return SlackMessage.ofLines(
        "Not set: " + SafeText.clean(reason, MAX_REASON) + ".",
        "Usage: /breach destinations " + kind.id() + " https://…");
  }

  /** The deployment has no key to encrypt addresses with. */
  public static SlackMessage unavailable() {
    return SlackMessage.ofLines(
        "Not set: this deployment cannot send alerts elsewhere.",
        "Ask the operator of Bellwether to set the parameter Destinations to yes.");
  }

  /** Another person changed the destinations at the same moment. */
  public static SlackMessage changedMeanwhile() {
    return SlackMessage.ofLines("Somebody else changed this at the same time. Try again.", LIST);
  }

  private static String where(Kind kind, String host) {
    return kind.at(SafeText.clean(host, MAX_HOST));
  }
}
