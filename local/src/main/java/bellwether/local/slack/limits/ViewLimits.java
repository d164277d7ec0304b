package bellwether.local.slack.limits;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Slack's limits for modals and home tabs.
 *
 * @see <a href="https://docs.slack.dev/reference/views">Views</a>
 */
public final class ViewLimits {
  private static final int MAX_BLOCKS = 100;
  private static final int MAX_TITLE_CHARS = 24;
  private static final int MAX_PRIVATE_METADATA_CHARS = 3000;
  private static final int MAX_CALLBACK_ID_CHARS = 255;

  private ViewLimits() {}

  public static List<String> violations(JsonNode view, String type) {
    List<String> found = new ArrayList<>();
    if (!view.path("type").asText().equals(type)) {
      found.add(
          BlockLimits.violation("unsupported type: " + view.path("type").asText(), "/view/type"));
    }
    if (view.path("private_metadata").asText().length() > MAX_PRIVATE_METADATA_CHARS) {
      found.add(
          BlockLimits.violation("must be less than 3001 characters", "/view/private_metadata"));
    }
    if (view.path("callback_id").asText().length() > MAX_CALLBACK_ID_CHARS) {
      found.add(BlockLimits.violation("must be less than 256 characters", "/view/callback_id"));
    }
    if (type.equals("modal")) {
      for (String part : List.of("title", "submit", "close")) {
        if (view.has(part) || part.equals("title")) {
          found.addAll(
              BlockLimits.textViolations(
                  view.path(part), Set.of("plain_text"), MAX_TITLE_CHARS, "/view/" + part));
        }
      }
      boolean asks = false;
      for (JsonNode block : view.path("blocks")) {
        asks |= block.path("type").asText().equals("input");
      }
      if (asks && !view.has("submit")) {
        found.add(BlockLimits.violation("missing required field: submit", "/view"));
      }
    }
    found.addAll(BlockLimits.violations(view.path("blocks"), MAX_BLOCKS));
    return found;
  }
}
