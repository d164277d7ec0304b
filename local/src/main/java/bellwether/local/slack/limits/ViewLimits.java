package bellwether.local.slack.limits;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * Checks modals and home tabs against Slack's limits.
 *
 * @see <a href="https://docs.slack.dev/reference/views">Views</a>
 */
public final class ViewLimits {
  private static final int MAX_BLOCKS = 100;
  private static final int MAX_TITLE_CHARS = 24;
  private static final int MAX_PRIVATE_METADATA_CHARS = 3000;
  private static final int MAX_CALLBACK_ID_CHARS = 255;

  private ViewLimits() {}

  /**
   * Returns why Slack would reject the view; empty if it would accept it.
   *
   * @param type modal or home
   */
  public static List<String> violations(JsonNode view, String type) {
    Violations violations = new Violations();
    if (!view.path("type").asText().equals(type)) {
      violations.addUnsupportedType(view, "/view");
    }
    violations.checkLength(
        view.path("private_metadata"), MAX_PRIVATE_METADATA_CHARS, "/view/private_metadata");
    violations.checkLength(view.path("callback_id"), MAX_CALLBACK_ID_CHARS, "/view/callback_id");
    if (type.equals("modal")) {
      checkModal(view, violations);
    }
    BlockLimits.check(view.path("blocks"), MAX_BLOCKS, violations);
    return violations.list();
  }

  private static void checkModal(JsonNode view, Violations violations) {
    for (String part : List.of("title", "submit", "close")) {
      if (view.has(part) || part.equals("title")) {
        violations.checkText(
            view.path(part), Violations.PLAIN_TEXT, MAX_TITLE_CHARS, "/view/" + part);
      }
    }
    if (view.path("blocks").findValuesAsText("type").contains("input")) {
      violations.checkRequired(view, "submit", "/view");
    }
  }
}
