package bellwether.local.receiver;

import bellwether.domain.HtmlText;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Renders what the local destinations received as a page without a script. */
final class ReceiverPage {
  private static final String HEAD =
      """
      <!DOCTYPE html>
      <html lang="en"><head><meta charset="utf-8"><title>Local webhook and Teams</title>
      <meta http-equiv="refresh" content="5">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <style>
      :root { color-scheme: light dark; font-family: system-ui, sans-serif; }
      body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
      li { margin: 0 0 1rem; } .refused { font-weight: bold; }
      pre { overflow-x: auto; padding: .5rem; border: 1px solid; }
      </style></head><body><h1>Local webhook and Microsoft Teams</h1>
      <p>To send alerts here, in the local Slack:
      <code>/breach destinations webhook</code> or <code>teams</code> with the address of this page
      and <code>webhook</code> or <code>teams</code> at its end. This page reloads every 5 seconds.
      </p>
      """;

  private ReceiverPage() {}

  static String of(List<ReceivedEvent> events) {
    StringBuilder page = new StringBuilder(HEAD);
    page.append(events.isEmpty() ? "<p>Nothing has arrived yet.</p>" : "<ul>");
    for (ReceivedEvent event : events) {
      page.append("<li><b>")
          .append(event.kind().equals("teams") ? "Microsoft Teams" : "Webhook")
          .append("</b> ")
          .append(event.at().truncatedTo(ChronoUnit.SECONDS))
          .append(" – ")
          .append(HtmlText.escape(event.title()))
          .append("<br>")
          .append(status(event))
          .append("<details><summary>Body</summary><pre>")
          .append(HtmlText.escape(event.json()))
          .append("</pre></details></li>");
    }
    return page.append(events.isEmpty() ? "" : "</ul>").append("</body></html>").toString();
  }

  private static String status(ReceivedEvent event) {
    if (!event.refusal().isEmpty()) {
      return "<span class=\"refused\">Refused: " + HtmlText.escape(event.refusal()) + "</span>";
    }
    String accepted = event.kind().equals("teams") ? "Accepted." : "Accepted: the signature holds.";
    return event.repeated() ? accepted + " Seen before: ignored by its id." : accepted;
  }
}
