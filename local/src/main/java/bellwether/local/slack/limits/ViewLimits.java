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
  private static final int BLOCKS = 100;
  private static final int TITLE_CHARS = 24;
  private static final int PRIVATE_CHARS = 3000;
  private static final int CALLBACK_CHARS = 255;

  private ViewLimits() {}

  public static List<String> violations(JsonNode view, String type) {
    List<String> found = new ArrayList<>();
    if (!view.path("type").asText().equals(type)) {
      found.add(BlockLimits.line("unsupported type: " + view.path("type").asText(), "/view/type"));
    }
    if (view.path("private_metadata").asText().length() > PRIVATE_CHARS) {
      found.add(BlockLimits.line("must be less than 3001 characters", "/view/private_metadata"));
    }
    if (view.path("callback_id").asText().length() > CALLBACK_CHARS) {
      found.add(BlockLimits.line("must be less than 256 characters", "/view/callback_id"));
    }
    if (type.equals("modal")) {
      for (String part : List.of("title", "submit", "close")) {
        if (view.has(part) || part.equals("title")) {
          found.addAll(
              BlockLimits.textViolations(
                  view.path(part), Set.of("plain_text"), TITLE_CHARS, "/view/" + part));
        }
      }
      boolean asks = false;
      for (JsonNode block : view.path("blocks")) {
        asks |= block.path("type").asText().equals("input");
      }
      if (asks && !view.has("submit")) {
        found.add(BlockLimits.line("missing required field: submit", "/view"));
      }
    }
    found.addAll(BlockLimits.violations(view.path("blocks"), BLOCKS));
    return found;
  }
}
