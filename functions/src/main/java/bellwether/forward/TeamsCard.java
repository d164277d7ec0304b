package bellwether.forward;

import static java.nio.charset.StandardCharsets.UTF_8;

import bellwether.domain.notice.Alert;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
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

  /** A longer address cannot be a link; the title is still shown. */
  private static final int MAX_URL = 2_000;

  private static final int MAX_CHANGES = 3;

  private TeamsCard() {}

  /** The message in full or, if it were too large, with its first lines only. */
  public static byte[] of(OutgoingAlert outgoing) {
    byte[] full = message(outgoing, Integer.MAX_VALUE);
    return full.length <= MAX_BYTES ? full : message(outgoing, 2);
  }

  private static byte[] message(OutgoingAlert outgoing, int maxLines) {
    ObjectNode message = JsonNodeFactory.instance.objectNode();
    message.put("type", "message");
    ObjectNode attachment = message.putArray("attachments").addObject();
    attachment.put("contentType", "application/vnd.microsoft.card.adaptive");
    attachment.putNull("contentUrl");
    attachment.set("content", card(outgoing, maxLines));
    return message.toString().getBytes(UTF_8);
  }

  private static ObjectNode card(OutgoingAlert outgoing, int maxLines) {
    ObjectNode card = JsonNodeFactory.instance.objectNode();
    card.put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json");
    card.put("type", "AdaptiveCard");
    card.put("version", "1.5");
    card.put("fallbackText", inert(outgoing.headline()));
    ArrayNode body = card.putArray("body");
    lines(outgoing).stream().limit(maxLines).forEach(line -> body.add(line.toBlock()));
    ArrayNode actions = card.putArray("actions");
    addLink(actions, "Open the report at " + host(outgoing.alert().url()), outgoing.alert().url());
    addLink(actions, "Open in Slack", outgoing.slackUrl());
    return card;
  }

  private static List<Line> lines(OutgoingAlert outgoing) {
    Alert alert = outgoing.alert();
    List<Line> lines = new ArrayList<>();
    if (outgoing.possibleRepeat()) {
      lines.add(new Line("", REPEAT_LABEL, false));
    }
    String update = outgoing.isUpdate() ? "Update: " : "";
    lines.add(new Line("", update + outgoing.headline(), true));
    lines.add(new Line("", alert.title(), false));
    addIfPresent(lines, "What changed: ", String.join("; ", newest(alert.changes())));
    addIfPresent(lines, "Exposed: ", String.join(", ", alert.exposedData()));
    addIfPresent(lines, "Affected: ", alert.event().affected());
    addIfPresent(lines, "CVE: ", String.join(", ", alert.event().cveIds()));
    addIfPresent(lines, "Feed: ", alert.feed());
    addIfPresent(lines, "Tier: ", alert.tier());
    addIfPresent(lines, "Owner: ", alert.owner());
    addIfPresent(lines, "Next: ", outgoing.nextStep());
    return lines;
  }

  private static List<String> newest(List<String> changes) {
    return changes.subList(Math.max(0, changes.size() - MAX_CHANGES), changes.size());
  }

  private static void addIfPresent(List<Line> lines, String label, @Nullable String text) {
    if (text != null && !text.isBlank()) {
      lines.add(new Line(label, text, false));
    }
  }

  /** Shown, so that a link to another site than expected is seen before it is followed. */
  private static String host(@Nullable String url) {
    HttpUrl parsed = url == null ? null : HttpUrl.parse(url);
    return parsed == null ? "" : parsed.host();
  }

  /** Only http and https: an address of a feed could be of any scheme. */
  private static void addLink(ArrayNode actions, String title, @Nullable String url) {
    if (url != null && url.length() <= MAX_URL && url.matches("(?i)https?://[!-~]+")) {
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
      ObjectNode block = JsonNodeFactory.instance.objectNode();
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
