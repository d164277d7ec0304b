package bellwether.forward;

import bellwether.json.JsonTree;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Writes an alert as a message with an Adaptive Card for the trigger "When a Teams webhook request
 * is received" of a workflow.
 *
 * <p>All text is in runs of a RichTextBlock, "which does not support Markdown", so that no text of
 * a feed can become a link or a list. Without a list of entities, no text mentions anybody.
 *
 * @see <a href="https://learn.microsoft.com/en-us/adaptive-cards/create/textfeatures">Adaptive
 *     Cards: Text features</a>
 * @see <a href="https://learn.microsoft.com/en-us/connectors/teams/#webhook">Microsoft Teams:
 *     Webhook</a>
 */
public final class TeamsCard {
  public static final String CONTENT_TYPE = "application/json; charset=UTF-8";

  /**
   * Teams accepts messages of 28 KB. See
   * https://learn.microsoft.com/en-us/microsoftteams/limits-specifications-teams
   */
  static final int MAX_BYTES = 28_000;

  private static final String REPEAT_LABEL =
      "Possible duplicate: Teams did not confirm whether an earlier message arrived.";

  private TeamsCard() {}

  /** The message in full or, if it were too large, with its first lines only. */
  public static byte[] of(OutgoingAlert outgoing) {
    byte[] full = message(outgoing, Integer.MAX_VALUE);
    return full.length <= MAX_BYTES ? full : message(outgoing, 2);
  }

  /** A summary of many alerts; with fewer lines if it were too large. */
  public static byte[] of(OutgoingSummary summary) {
    List<Line> lines = lines(summary);
    byte[] full = message(card(summary.reason(), lines));
    return full.length <= MAX_BYTES
        ? full
        : message(card(summary.reason(), lines.subList(0, lines.size() / 2)));
  }

  private static byte[] message(OutgoingAlert outgoing, int maxLines) {
    return message(card(outgoing, maxLines));
  }

  private static byte[] message(ObjectNode card) {
    ObjectNode message = JsonTree.newObject();
    message.put("type", "message");
    ObjectNode attachment = message.putArray("attachments").addObject();
    attachment.put("contentType", "application/vnd.microsoft.card.adaptive");
    attachment.putNull("contentUrl");
    attachment.set("content", card);
    return JsonTree.toBytes(message);
  }

  private static ObjectNode card(String fallback, List<Line> lines) {
    ObjectNode card = JsonTree.newObject();
    card.put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json");
    card.put("type", "AdaptiveCard");
    card.put("version", "1.5");
    card.put("fallbackText", inert(fallback));
    ArrayNode body = card.putArray("body");
    lines.forEach(line -> body.add(line.toBlock()));
    return card;
  }

  private static ObjectNode card(OutgoingAlert outgoing, int maxLines) {
    ObjectNode card = card(outgoing.headline(), lines(outgoing).stream().limit(maxLines).toList());
    ArrayNode actions = card.putArray("actions");
    addLink(actions, "Open the report at " + host(outgoing.alert().url()), outgoing.alert().url());
    addLink(actions, "Open in Slack", outgoing.slackUrl());
    return card;
  }

  private static List<Line> lines(OutgoingAlert outgoing) {
    List<Line> lines = new ArrayList<>();
    if (outgoing.possibleRepeat()) {
      lines.add(new Line("", REPEAT_LABEL, false));
    }
    String update = outgoing.isUpdate() ? "Update: " : "";
    lines.add(new Line("", update + outgoing.headline(), true));
    AlertFact.of(outgoing).forEach(fact -> lines.add(new Line(fact.label(), fact.text(), false)));
    return lines;
  }

  private static List<Line> lines(OutgoingSummary summary) {
    List<Line> lines = new ArrayList<>();
    if (summary.possibleRepeat()) {
      lines.add(new Line("", REPEAT_LABEL, false));
    }
    lines.add(new Line("", summary.reason(), true));
    for (OutgoingSummary.Entry entry : summary.entries()) {
      String host = host(entry.url());
      String source = host.isEmpty() ? "" : " (" + host + ")";
      lines.add(new Line(inert(entry.headline()) + ": ", entry.title() + source, false));
    }
    if (summary.moreCount() > 0) {
      lines.add(
          new Line(
              "",
              "And " + summary.moreCount() + " more: /breach recent lists them in Slack.",
              false));
    }
    return lines;
  }

  /** Shown, so that a link to another site than expected is seen before it is followed. */
  private static String host(@Nullable String url) {
    HttpUrl parsed = url == null ? null : HttpUrl.parse(url);
    return parsed == null ? "" : parsed.host();
  }

  /** Only http and https: an address of a feed could be of any scheme. */
  private static void addLink(ArrayNode actions, String title, @Nullable String url) {
    if (AlertFact.isLink(url)) {
      ObjectNode action = actions.addObject();
      action.put("type", "Action.OpenUrl");
      action.put("title", title);
      action.put("url", url);
    }
  }

  /** Clients replace {@code {{DATE(…)}}} and {@code {{TIME(…)}}} in texts. */
  private static String inert(String text) {
    return text.replace("{{", "{ {");
  }

  private record Line(String label, String text, boolean heading) {

    ObjectNode toBlock() {
      ObjectNode block = JsonTree.newObject();
      block.put("type", "RichTextBlock");
      ArrayNode inlines = block.putArray("inlines");
      if (!label.isEmpty()) {
        addRun(inlines, label, true);
      }
      ObjectNode run = addRun(inlines, inert(text), heading);
      if (heading) {
        run.put("size", "Medium");
      }
      return block;
    }

    private static ObjectNode addRun(ArrayNode inlines, String text, boolean bold) {
      ObjectNode run = inlines.addObject();
      run.put("type", "TextRun");
      run.put("text", text);
      if (bold) {
        run.put("weight", "Bolder");
      }
      return run;
    }
  }
}
