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
  private static final int BLOCKS = 50;
  private static final int BLOCK_ID_CHARS = 255;
  private static final int HEADER_CHARS = 150;
  private static final int SECTION_CHARS = 3000;
  private static final int FIELDS = 10;
  private static final int FIELD_CHARS = 2000;
  private static final int CONTEXT_ELEMENTS = 10;
  private static final int ACTION_ELEMENTS = 25;
  private static final int ALT_CHARS = 2000;
  private static final int URL_CHARS = 3000;

  private static final Map<String, Set<String>> TEXT_KINDS =
      Map.of("any", Set.of("plain_text", "mrkdwn"), "plain", Set.of("plain_text"));

  private final List<String> violations = new ArrayList<>();

  private BlockLimits() {}

  /** What Slack would refuse the blocks for; empty if it would take them. */
  public static List<String> violations(JsonNode blocks) {
    return violations(blocks, BLOCKS);
  }

  /** The same for a place where other numbers of blocks are allowed. */
  static List<String> violations(JsonNode blocks, int most) {
    BlockLimits limits = new BlockLimits();
    limits.blocks(blocks, most);
    return List.copyOf(limits.violations);
  }

  private void blocks(JsonNode blocks, int most) {
    if (!blocks.isArray()) {
      refuse("must be an array", "/blocks");
      return;
    }
    if (blocks.size() > most) {
      refuse(String.format(Locale.ROOT, "no more than %d items allowed", most), "/blocks");
    }
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < blocks.size(); i++) {
      JsonNode id = blocks.get(i).path("block_id");
      length(id, BLOCK_ID_CHARS, "/blocks/" + i + "/block_id");
      if (id.isTextual() && !ids.add(id.asText())) {
        refuse("block_id already exists", "/blocks/" + i + "/block_id");
      }
      block(blocks.get(i), "/blocks/" + i);
    }
  }

  private void block(JsonNode block, String at) {
    switch (block.path("type").asText()) {
      case "header" -> text(block, "text", "plain", HEADER_CHARS, at);
      case "section" -> section(block, at);
      case "context" -> context(block.path("elements"), at + "/elements");
      case "rich_text" -> richText(block.path("elements"), at + "/elements");
      case "divider" -> {}
      case "actions" -> actions(block.path("elements"), at + "/elements");
      case "image" -> image(block, at);
      case "input" -> input(block, at);
      default -> refuse("unsupported type: " + block.path("type").asText(), at + "/type");
    }
  }

  private void section(JsonNode section, String at) {
    JsonNode fields = section.path("fields");
    if (section.has("text") || !section.has("fields")) {
      text(section, "text", "any", SECTION_CHARS, at);
    }
    if (section.has("fields") && count(fields, FIELDS, at + "/fields")) {
      for (int i = 0; i < fields.size(); i++) {
        textObject(fields.get(i), "any", FIELD_CHARS, at + "/fields/" + i);
      }
    }
    if (section.has("accessory")) {
      element(section.path("accessory"), at + "/accessory");
    }
  }

  private void context(JsonNode elements, String at) {
    if (count(elements, CONTEXT_ELEMENTS, at)) {
      for (int i = 0; i < elements.size(); i++) {
        if (elements.get(i).path("type").asText().equals("image")) {
          image(elements.get(i), at + "/" + i);
        } else {
          textObject(elements.get(i), "any", SECTION_CHARS, at + "/" + i);
        }
      }
    }
  }

  private void actions(JsonNode elements, String at) {
    if (count(elements, ACTION_ELEMENTS, at)) {
      Set<String> ids = new HashSet<>();
      for (int i = 0; i < elements.size(); i++) {
        JsonNode id = elements.get(i).path("action_id");
        if (id.isTextual() && !ids.add(id.asText())) {
          refuse("action_id already exists", at + "/" + i + "/action_id");
        }
        element(elements.get(i), at + "/" + i);
      }
    }
  }

  private void input(JsonNode input, String at) {
    text(input, "label", "plain", FIELD_CHARS, at);
    if (input.has("hint")) {
      text(input, "hint", "plain", FIELD_CHARS, at);
    }
    if (required(input, "element", at)) {
      element(input.path("element"), at + "/element");
    }
  }

  private void element(JsonNode element, String at) {
    violations.addAll(ElementLimits.violations(element, at));
  }

  private void image(JsonNode image, String at) {
    required(image, "image_url", at);
    required(image, "alt_text", at);
    length(image.path("image_url"), URL_CHARS, at + "/image_url");
    length(image.path("alt_text"), ALT_CHARS, at + "/alt_text");
  }

  private void richText(JsonNode elements, String at) {
    violations.addAll(RichTextLimits.violations(elements, at));
  }

  private void text(JsonNode holder, String name, String kind, int limit, String at) {
    if (required(holder, name, at)) {
      textObject(holder.path(name), kind, limit, at + "/" + name);
    }
  }

  private void textObject(JsonNode text, String kind, int limit, String at) {
    violations.addAll(textViolations(text, TEXT_KINDS.getOrDefault(kind, Set.of()), limit, at));
  }

  /** What a text object breaks, wherever it stands. */
  static List<String> textViolations(JsonNode text, Set<String> types, int limit, String at) {
    List<String> found = new ArrayList<>();
    String type = text.path("type").asText();
    if (!types.contains(type)) {
      found.add(line("unsupported type: " + type, at + "/type"));
    }
    String value = text.path("text").asText();
    if (value.isEmpty()) {
      found.add(line("must be more than 0 characters", at + "/text"));
    } else if (chars(value) > limit) {
      found.add(
          line(
              String.format(Locale.ROOT, "must be less than %d characters", limit + 1),
              at + "/text"));
    }
    return found;
  }

  private boolean required(JsonNode holder, String name, String at) {
    if (!holder.has(name)) {
      refuse("missing required field: " + name, at);
    }
    return holder.has(name);
  }

  private boolean count(JsonNode items, int limit, String at) {
    if (!items.isArray() || items.isEmpty()) {
      refuse("no fewer than 1 items allowed", at);
      return false;
    }
    if (items.size() > limit) {
      refuse(String.format(Locale.ROOT, "no more than %d items allowed", limit), at);
    }
    return true;
  }

  private void length(JsonNode text, int limit, String at) {
    if (chars(text.asText()) > limit) {
      refuse(String.format(Locale.ROOT, "must be less than %d characters", limit + 1), at);
    }
  }

  private void refuse(String reason, String at) {
    violations.add(line(reason, at));
  }

  static String line(String reason, String at) {
    return "[ERROR] " + reason + " [json-pointer:" + at + "]";
  }

  /** Code points: an emoji outside of the basic plane counts once. */
  public static int chars(String text) {
    return text.codePointCount(0, text.length());
  }
}
