package bellwether.local.slack.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds the mentions in a message. Slack notifies for control sequences in the text and in mrkdwn
 * objects, and for mention elements of rich text, but never for plain_text.
 */
final class SlackMentionScanner {
  /** "Formatting text for app surfaces": user, group and special mentions. */
  private static final Pattern MENTION =
      Pattern.compile(
          "<(?:@[UW][A-Z0-9]*|!subteam\\^[A-Z0-9]+|!(?:here|channel|everyone|group))[^<>]*>");

  private SlackMentionScanner() {}

  static List<String> scan(String text, JsonNode blocks) {
    List<String> found = new ArrayList<>();
    collect(text, found);
    collect(blocks, found);
    return found;
  }

  private static void collect(JsonNode node, List<String> found) {
    switch (node.path("type").asText()) {
      case "mrkdwn" -> collect(node.path("text").asText(), found);
      case "broadcast" -> found.add("<!" + node.path("range").asText() + ">");
      case "user" -> found.add("<@" + node.path("user_id").asText() + ">");
      case "usergroup" -> found.add("<!subteam^" + node.path("usergroup_id").asText() + ">");
      default -> node.forEach(child -> collect(child, found));
    }
  }

  private static void collect(String mrkdwn, List<String> found) {
    MENTION.matcher(mrkdwn).results().forEach(mention -> found.add(mention.group()));
  }
}
