package bellwether.local.mail;

import bellwether.domain.HtmlText;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Renders what the local Amazon SES received as a page without a script. */
final class MailPage {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM HH:mm:ss", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private static final String HEAD =
      """
      <!DOCTYPE html>
      <html lang="en"><head><meta charset="utf-8"><title>Local e-mail</title>
      <meta http-equiv="refresh" content="10">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <style>
      :root { color-scheme: light; font-family: system-ui, sans-serif; }
      * { box-sizing: border-box; }
      body { margin: 0; display: grid; grid-template-columns: minmax(16rem, 24rem) minmax(0, 1fr); height: 100vh; }
      nav { overflow-y: auto; border-right: 1px solid #ccc; }
      nav h1 { font-size: 1.1rem; margin: 1rem; }
      nav p { margin: 1rem; }
      nav a { display: block; padding: .6rem 1rem; border-top: 1px solid #ddd; color: inherit;
        text-decoration: none; overflow-wrap: anywhere; }
      nav a[aria-current] { background: #e8f0fe; }
      nav small { display: block; color: #555; }
      .refused { color: #a00; font-weight: bold; }
      main { padding: 1rem 2rem; overflow-y: auto; display: flex; flex-direction: column; }
      h2 { margin: 0 0 .5rem; overflow-wrap: anywhere; }
      dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 1rem; margin: 0 0 1rem; }
      dt { color: #555; } dd { margin: 0; overflow-wrap: anywhere; }
      iframe { border: 1px solid #ccc; width: 100%; min-height: 30rem; flex: 1; }
      pre { white-space: pre-wrap; overflow-wrap: anywhere; }
      </style></head><body><nav><h1>Local e-mail</h1>
      <p>No message leaves this machine. To add an address, in the local Slack:
      <code>/breach destinations email team@example.com</code></p>
      """;

  private MailPage() {}

  /**
   * @param shown the number of the message to show; another one shows the newest
   */
  static String of(List<ReceivedMail> messages, int shown) {
    StringBuilder page = new StringBuilder(HEAD);
    if (messages.isEmpty()) {
      return page.append("<p>Nothing has arrived yet.</p></nav><main></main></body></html>")
          .toString();
    }
    ReceivedMail open =
        messages.stream()
            .filter(mail -> mail.number() == shown)
            .findFirst()
            .orElseGet(messages::getFirst);
    for (ReceivedMail mail : messages) {
      page.append("<a href=\"?")
          .append(mail.number())
          .append(mail.equals(open) ? "\" aria-current=\"true\">" : "\">")
          .append(HtmlText.escape(mail.subject()))
          .append("<small>")
          .append(TIME.format(mail.at()))
          .append(" · to ")
          .append(HtmlText.escape(mail.to()))
          .append("</small>")
          .append(refusal(mail))
          .append("</a>");
    }
    page.append("</nav><main>");
    appendMessage(page, open);
    return page.append("</main></body></html>").toString();
  }

  private static void appendMessage(StringBuilder page, ReceivedMail mail) {
    page.append("<h2>")
        .append(HtmlText.escape(mail.subject()))
        .append("</h2>")
        .append(refusal(mail));
    page.append("<dl>");
    appendField(page, "From", mail.from());
    appendField(page, "To", mail.to());
    appendField(page, "Date", TIME.format(mail.at()) + " UTC");
    if (!mail.messageId().isEmpty()) {
      appendField(page, "Message-ID", "<" + mail.messageId() + ">");
    }
    mail.headers().forEach((name, value) -> appendField(page, name, value));
    // A frame that may do nothing, as in a careful mail client.
    page.append("</dl><iframe sandbox title=\"HTML\" srcdoc=\"")
        .append(HtmlText.escape(mail.html()))
        .append("\"></iframe><details><summary>Plain text</summary><pre>")
        .append(HtmlText.escape(mail.text()))
        .append("</pre></details>");
  }

  private static void appendField(StringBuilder page, String name, String value) {
    page.append("<dt>")
        .append(HtmlText.escape(name))
        .append("</dt><dd>")
        .append(HtmlText.escape(value))
        .append("</dd>");
  }

  private static String refusal(ReceivedMail mail) {
    return mail.refusal().isEmpty()
        ? ""
        : "<span class=\"refused\">Refused: " + HtmlText.escape(mail.refusal()) + "</span>";
  }
}
