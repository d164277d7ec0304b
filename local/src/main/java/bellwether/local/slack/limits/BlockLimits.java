package bellwether.local.slack.limits;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Slack's limits for the blocks of a message, and its words for what breaks them.
 *
 * @see <a href="https://docs.slack.dev/reference/block-kit/blocks">Block Kit's blocks</a>
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

  private static final Map<String, Set<String>> TEXT_KINDS =
      Map.of("any", Set.of("plain_text", "mrkdwn"), "plain", Set.of("plain_text"));

  private final List<String> violations = new ArrayList<>();

  private BlockLimits() {}

  /** What Slack would refuse the blocks for; empty if it would take them. */
  public static List<String> violations(JsonNode blocks) {
    return violations(blocks, MAX_BLOCKS);
  }

  /** The same for a place where other numbers of blocks are allowed. */
  static List<String> violations(JsonNode blocks, int most) {
    BlockLimits limits = new BlockLimits();
    limits.checkBlocks(blocks, most);
    return List.copyOf(limits.violations);
  }

  private void checkBlocks(JsonNode blocks, int most) {
    if (!blocks.isArray()) {
      addViolation("must be an array", "/blocks");
      return;
    }
    if (blocks.size() > most) {
      addViolation(String.format(Locale.ROOT, "no more than %d items allowed", most), "/blocks");
    }
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < blocks.size(); i++) {
      JsonNode id = blocks.get(i).path("block_id");
      checkLength(id, MAX_BLOCK_ID_CHARS, "/blocks/" + i + "/block_id");
      if (id.isTextual() && !ids.add(id.asText())) {
        addViolation("block_id already exists", "/blocks/" + i + "/block_id");
      }
      checkBlock(blocks.get(i), "/blocks/" + i);
    }
  }

  private void checkBlock(JsonNode block, String at) {
    switch (block.path("type").asText()) {
      case "header" -> checkText(block, "text", "plain", MAX_HEADER_CHARS, at);
      case "section" -> checkSection(block, at);
      case "context" -> checkContext(block.path("elements"), at + "/elements");
      case "rich_text" -> checkRichText(block.path("elements"), at + "/elements");
      case "divider" -> {}
      case "actions" -> checkActions(block.path("elements"), at + "/elements");
      case "image" -> checkImage(block, at);
      case "input" -> checkInput(block, at);
      default -> addViolation("unsupported type: " + block.path("type").asText(), at + "/type");
    }
  }

  private void checkSection(JsonNode section, String at) {
    JsonNode fields = section.path("fields");
    if (section.has("text") || !section.has("fields")) {
      checkText(section, "text", "any", MAX_SECTION_CHARS, at);
    }
    if (section.has("fields") && checkCount(fields, MAX_FIELDS, at + "/fields")) {
      for (int i = 0; i < fields.size(); i++) {
        checkTextObject(fields.get(i), "any", MAX_FIELD_CHARS, at + "/fields/" + i);
      }
    }
    if (section.has("accessory")) {
      checkElement(section.path("accessory"), at + "/accessory");
    }
  }

  private void checkContext(JsonNode elements, String at) {
    if (checkCount(elements, MAX_CONTEXT_ELEMENTS, at)) {
      for (int i = 0; i < elements.size(); i++) {
        if (elements.get(i).path("type").asText().equals("image")) {
          checkImage(elements.get(i), at + "/" + i);
        } else {
          checkTextObject(elements.get(i), "any", MAX_SECTION_CHARS, at + "/" + i);
        }
      }
    }
  }

  private void checkActions(JsonNode elements, String at) {
    if (checkCount(elements, MAX_ACTION_ELEMENTS, at)) {
      Set<String> ids = new HashSet<>();
      for (int i = 0; i < elements.size(); i++) {
        JsonNode id = elements.get(i).path("action_id");
        if (id.isTextual() && !ids.add(id.asText())) {
          addViolation("action_id already exists", at + "/" + i + "/action_id");
        }
        checkElement(elements.get(i), at + "/" + i);
      }
    }
  }

  private void checkInput(JsonNode input, String at) {
    checkText(input, "label", "plain", MAX_FIELD_CHARS, at);
    if (input.has("hint")) {
      checkText(input, "hint", "plain", MAX_FIELD_CHARS, at);
    }
    if (checkRequired(input, "element", at)) {
      checkElement(input.path("element"), at + "/element");
    }
  }

  private void checkElement(JsonNode element, String at) {
    violations.addAll(ElementLimits.violations(element, at));
  }

  private void checkImage(JsonNode image, String at) {
    checkRequired(image, "image_url", at);
    checkRequired(image, "alt_text", at);
    checkLength(image.path("image_url"), MAX_URL_CHARS, at + "/image_url");
    checkLength(image.path("alt_text"), MAX_ALT_CHARS, at + "/alt_text");
  }

  private void checkRichText(JsonNode elements, String at) {
    violations.addAll(RichTextLimits.violations(elements, at));
  }

  private void checkText(JsonNode holder, String name, String kind, int limit, String at) {
    if (checkRequired(holder, name, at)) {
      checkTextObject(holder.path(name), kind, limit, at + "/" + name);
    }
  }

  private void checkTextObject(JsonNode text, String kind, int limit, String at) {
    violations.addAll(textViolations(text, TEXT_KINDS.getOrDefault(kind, Set.of()), limit, at));
  }

  /** What a text object breaks, wherever it stands. */
  static List<String> textViolations(JsonNode text, Set<String> types, int limit, String at) {
    List<String> found = new ArrayList<>();
    String type = text.path("type").asText();
    if (!types.contains(type)) {
      found.add(violation("unsupported type: " + type, at + "/type"));
    }
    String value = text.path("text").asText();
    if (value.isEmpty()) {
      found.add(violation("must be more than 0 characters", at + "/text"));
    } else if (characterCount(value) > limit) {
      found.add(
          violation(
              String.format(Locale.ROOT, "must be less than %d characters", limit + 1),
              at + "/text"));
    }
    return found;
  }

  private boolean checkRequired(JsonNode holder, String name, String at) {
    if (!holder.has(name)) {
      addViolation("missing required field: " + name, at);
    }
    return holder.has(name);
  }

  private boolean checkCount(JsonNode items, int limit, String at) {
    if (!items.isArray() || items.isEmpty()) {
      addViolation("no fewer than 1 items allowed", at);
      return false;
    }
    if (items.size() > limit) {
      addViolation(String.format(Locale.ROOT, "no more than %d items allowed", limit), at);
    }
    return true;
  }

  private void checkLength(JsonNode text, int limit, String at) {
    if (characterCount(text.asText()) > limit) {
      addViolation(String.format(Locale.ROOT, "must be less than %d characters", limit + 1), at);
    }
  }

  private void addViolation(String reason, String at) {
    violations.add(violation(reason, at));
  }

  static String violation(String reason, String at) {
    return "[ERROR] " + reason + " [json-pointer:" + at + "]";
  }

  /** Code points: an emoji outside of the basic plane counts once. */
  public static int characterCount(String text) {
    return text.codePointCount(0, text.length());
  }
}
