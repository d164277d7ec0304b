package bellwether.local.slack.limits;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;

/**
 * Checks the blocks of a message against Slack's limits.
 *
 * @see <a href="https://docs.slack.dev/reference/block-kit/blocks">Blocks</a>
 */
public final class BlockLimits {
  private static final int MAX_BLOCKS = 50;
  private static final int MAX_BLOCK_ID_CHARS = 255;
  private static final int MAX_HEADER_CHARS = 150;
  private static final int MAX_SECTION_CHARS = 3000;
  private static final int MAX_FIELDS = 10;
  private static final int MAX_FIELD_CHARS = 2000;
  private static final int MAX_CONTEXT_ELEMENTS = 10;
  private static final int MAX_ACTION_ELEMENTS = 25;
  private static final int MAX_ALT_CHARS = 2000;
  private static final int MAX_URL_CHARS = 3000;

  private final Violations violations;

  private BlockLimits(Violations violations) {
    this.violations = violations;
  }

  /** Returns why Slack would reject the blocks; empty if it would accept them. */
  public static List<String> violations(JsonNode blocks) {
    Violations violations = new Violations();
    check(blocks, MAX_BLOCKS, violations);
    return violations.list();
  }

  /** Counts code points: an emoji outside of the basic plane is one character. */
  public static int characterCount(String text) {
    return text.codePointCount(0, text.length());
  }

  static void check(JsonNode blocks, int maxBlocks, Violations violations) {
    if (!blocks.isArray()) {
      violations.add("must be an array", "/blocks");
      return;
    }
    if (!blocks.isEmpty()) {
      violations.checkCount(blocks, maxBlocks, "/blocks");
    }
    violations.checkUnique(blocks, "block_id", "/blocks");
    BlockLimits limits = new BlockLimits(violations);
    for (int i = 0; i < blocks.size(); i++) {
      limits.checkBlock(blocks.get(i), "/blocks/" + i);
    }
  }

  private void checkBlock(JsonNode block, String at) {
    violations.checkLength(block.path("block_id"), MAX_BLOCK_ID_CHARS, at + "/block_id");
    JsonNode elements = block.path("elements");
    switch (block.path("type").asText()) {
      case "header" -> checkText(block, "text", Violations.PLAIN_TEXT, MAX_HEADER_CHARS, at);
      case "section" -> checkSection(block, at);
      case "context" -> checkContext(elements, at + "/elements");
      case "rich_text" -> RichTextLimits.check(elements, at + "/elements", violations);
      case "divider" -> {}
      case "actions" -> checkActions(elements, at + "/elements");
      case "image" -> checkImage(block, at);
      case "input" -> checkInput(block, at);
      default -> violations.addUnsupportedType(block, at);
    }
  }

  private void checkSection(JsonNode section, String at) {
    JsonNode fields = section.path("fields");
    if (section.has("text") || !section.has("fields")) {
      checkText(section, "text", Violations.ANY_TEXT, MAX_SECTION_CHARS, at);
    }
    if (section.has("fields") && violations.checkCount(fields, MAX_FIELDS, at + "/fields")) {
      for (int i = 0; i < fields.size(); i++) {
        violations.checkText(
            fields.get(i), Violations.ANY_TEXT, MAX_FIELD_CHARS, at + "/fields/" + i);
      }
    }
    if (section.has("accessory")) {
      ElementLimits.check(section.path("accessory"), at + "/accessory", violations);
    }
  }

  private void checkContext(JsonNode elements, String at) {
    if (!violations.checkCount(elements, MAX_CONTEXT_ELEMENTS, at)) {
      return;
    }
    for (int i = 0; i < elements.size(); i++) {
      if (elements.get(i).path("type").asText().equals("image")) {
        checkImage(elements.get(i), at + "/" + i);
      } else {
        violations.checkText(elements.get(i), Violations.ANY_TEXT, MAX_SECTION_CHARS, at + "/" + i);
      }
    }
  }

  private void checkActions(JsonNode elements, String at) {
    if (!violations.checkCount(elements, MAX_ACTION_ELEMENTS, at)) {
      return;
    }
    violations.checkUnique(elements, "action_id", at);
    for (int i = 0; i < elements.size(); i++) {
      ElementLimits.check(elements.get(i), at + "/" + i, violations);
    }
  }

  private void checkInput(JsonNode input, String at) {
    checkText(input, "label", Violations.PLAIN_TEXT, MAX_FIELD_CHARS, at);
    if (input.has("hint")) {
      checkText(input, "hint", Violations.PLAIN_TEXT, MAX_FIELD_CHARS, at);
    }
    if (violations.checkRequired(input, "element", at)) {
      ElementLimits.check(input.path("element"), at + "/element", violations);
    }
  }

  private void checkImage(JsonNode image, String at) {
    violations.checkRequired(image, "image_url", at);
    violations.checkRequired(image, "alt_text", at);
    violations.checkLength(image.path("image_url"), MAX_URL_CHARS, at + "/image_url");
    violations.checkLength(image.path("alt_text"), MAX_ALT_CHARS, at + "/alt_text");
  }

  private void checkText(JsonNode holder, String name, Set<String> types, int limit, String at) {
    if (violations.checkRequired(holder, name, at)) {
      violations.checkText(holder.path(name), types, limit, at + "/" + name);
    }
  }
}
