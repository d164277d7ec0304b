package bellwether.forward.email;

import bellwether.domain.StableId;
import bellwether.forward.AlertFact;
import bellwether.forward.OutgoingAlert;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes an alert as an e-mail. All messages about one incident are one thread: they refer to the
 * same id (RFC 5322, section 3.6.4), and updates have the subject of the first.
 */
final class AlertEmail {
  /** The same for each attempt, so that a duplicate is recognized. */
  static final String ID_HEADER = "X-Bellwether-Alert";

  /** Mail clients show fewer characters in a list. */
  private static final int MAX_SUBJECT = 150;

  /** Gmail shows the first 102 KB of a message. */
  private static final int MAX_CHARS = 40_000;

  static final String REPEAT_LABEL =
      "Possible duplicate: Amazon SES did not confirm whether it accepted an earlier message.";

  private AlertEmail() {}

  static EmailMessage of(OutgoingAlert outgoing, String to, EmailSettings settings) {
    List<AlertFact> facts = AlertFact.of(outgoing);
    EmailLines full = lines(outgoing, facts, to);
    EmailLines lines =
        full.toText().length() <= MAX_CHARS ? full : lines(outgoing, facts.subList(0, 1), to);
    return new EmailMessage(
        subject(outgoing), lines.toText(), lines.toHtml(), headers(outgoing, settings));
  }

  private static EmailLines lines(OutgoingAlert outgoing, List<AlertFact> facts, String to) {
    EmailLines lines = new EmailLines();
    if (outgoing.possibleRepeat()) {
      lines.text("", REPEAT_LABEL);
    }
    lines.heading((outgoing.isUpdate() ? "Update: " : "") + outgoing.headline());
    facts.forEach(fact -> lines.text(fact.label(), fact.text()));
    lines.link("Report: ", outgoing.alert().url()).link("In Slack: ", outgoing.slackUrl());
    return addFooter(lines, outgoing.alert().customer(), to).small("Alert " + outgoing.id());
  }

  /** Who sends this, and how to end it. */
  static EmailLines addFooter(EmailLines lines, String customer, String to) {
    return lines
        .small("From Bellwether in the Slack workspace " + customer + ".")
        .small("To end these messages, enter in Slack: /breach destinations remove email " + to);
  }

  /** As a header field allows it; ids are printable anyway. */
  static String printable(String id) {
    return id.replaceAll("[^!-~]", "?");
  }

  private static String subject(OutgoingAlert outgoing) {
    OutgoingAlert.First first = outgoing.first();
    String headline = EmailLines.inert(first == null ? outgoing.headline() : first.headline());
    String cut =
        headline.codePointCount(0, headline.length()) <= MAX_SUBJECT
            ? headline
            : headline.substring(0, headline.offsetByCodePoints(0, MAX_SUBJECT - 1)) + "…";
    return first != null ? "Re: " + cut : outgoing.isUpdate() ? "Update: " + cut : cut;
  }

  /** Amazon SES replaces a Message-ID, so an id of ours can only be referred to. */
  private static Map<String, String> headers(OutgoingAlert outgoing, EmailSettings settings) {
    String incident =
        StableId.of(outgoing.alert().customer(), outgoing.firstAlertId()).substring(0, 32);
    String thread = "<" + incident + "@" + settings.fromDomain() + ">";
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put(ID_HEADER, printable(outgoing.id()));
    OutgoingAlert.First first = outgoing.first();
    if (first == null || first.receipt().isEmpty()) {
      headers.put("References", thread);
    } else {
      String messageId = "<" + first.receipt() + "@" + settings.messageIdDomain() + ">";
      headers.put("References", thread + " " + messageId);
      headers.put("In-Reply-To", messageId);
    }
    return headers;
  }
}
