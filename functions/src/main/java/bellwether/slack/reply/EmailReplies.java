package bellwether.slack.reply;

import bellwether.slack.block.SafeText;
import bellwether.slack.block.SlackMessage;
import java.util.List;

/** Replies about the e-mail addresses that alerts are sent to. Any text may be untrusted. */
public final class EmailReplies {
  private static final int MAX_ADDRESS = 254;
  private static final int MAX_REASON = 300;
  private static final String LIST = "Show all with /breach destinations";

  private EmailReplies() {}

  /** An address was sent a code. */
  public static SlackMessage codeSent(String address) {
    return SlackMessage.ofLines(
        "A message with a code is being sent to " + clean(address) + ".",
        "Alerts are sent there once the code is entered here: /breach destinations confirm CODE",
        "It expires in 24 hours. If it does not arrive, check the spam folder, and /breach"
            + " destinations for a problem.");
  }

  /** The code was right. */
  public static SlackMessage confirmed(String address) {
    return SlackMessage.ofLines(
        "New alerts and updates are now also sent to " + clean(address) + ".",
        "To end that: /breach destinations remove email " + clean(address),
        "This change is announced in your alert channel.");
  }

  /**
   * The code was not right.
   *
   * @param triesLeft 0 if no code is expected any more
   */
  public static SlackMessage wrongCode(int triesLeft) {
    return triesLeft == 0
        ? SlackMessage.ofLines(
            "This is not the code, and it was entered wrongly too often.",
            "For another code: /breach destinations email ADDRESS")
        : SlackMessage.ofLines(
            "This is not the code. Tries left: " + triesLeft + ".",
            "Enter the code of the newest message: /breach destinations confirm CODE");
  }

  /** No address waits for a code. */
  public static SlackMessage noCodeExpected() {
    return SlackMessage.ofLines(
        "No code is expected: there was none, or it expired.",
        "For a code: /breach destinations email ADDRESS");
  }

  /** Alerts are sent there already. */
  public static SlackMessage alreadyAdded(String address) {
    return SlackMessage.ofLines("Alerts are already sent to " + clean(address) + ".", LIST);
  }

  public static SlackMessage tooManyAddresses(int max) {
    return SlackMessage.ofLines(
        "Not added: at most " + max + " addresses are possible. Use the address of a group.",
        "To remove one: /breach destinations remove email ADDRESS");
  }

  /** So many codes were sent that no more are sent today. */
  public static SlackMessage tooManyCodes() {
    return SlackMessage.ofLines(
        "Not sent: too many codes were sent in the last 24 hours. Try again later.", LIST);
  }

  public static SlackMessage removed(String address) {
    return SlackMessage.ofLines("Nothing is sent to " + clean(address) + " any more.");
  }

  /** No such address is known. */
  public static SlackMessage notFound(List<String> known) {
    return known.isEmpty()
        ? SlackMessage.ofLines("Alerts are not sent by e-mail.", LIST)
        : SlackMessage.ofLines(
            "Name one of: " + String.join(", ", known.stream().map(EmailReplies::clean).toList()),
            "Usage: /breach destinations remove email ADDRESS");
  }

  /** What was entered is no address. */
  public static SlackMessage invalid(String reason) {
    return SlackMessage.ofLines(
        "Not added: " + SafeText.clean(reason, MAX_REASON) + ".",
        "Usage: /breach destinations email team@example.com");
  }

  /** The deployment sends no e-mail. */
  public static SlackMessage unavailable() {
    return SlackMessage.ofLines(
        "Not added: this deployment sends no e-mail.",
        "Ask the operator of Bellwether to set the parameters Destinations and AlertsFrom.");
  }

  /** Another person changed the destinations at the same moment. */
  public static SlackMessage changedMeanwhile() {
    return DestinationReplies.changedMeanwhile();
  }

  private static String clean(String address) {
    return SafeText.clean(address, MAX_ADDRESS);
  }
}
