package bellwether.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Slack's rules as its reference pages state them, written down a second time so that the writer is
 * not its own judge: https://docs.slack.dev/reference/block-kit/blocks. Lengths are counted
 * escaped, which is stricter than Slack.
 */
final class BlockKit {
  private static final Set<Integer> HIDDEN =
      Set.of(
          (int) Character.CONTROL,
          (int) Character.FORMAT,
          (int) Character.SURROGATE,
          (int) Character.LINE_SEPARATOR,
          (int) Character.PARAGRAPH_SEPARATOR);
  private static final Pattern ENTITY = Pattern.compile("&(amp|lt|gt);");
  private static final Pattern URL = Pattern.compile("https?://[!-~&&[^<>|@\"/]][!-~&&[^<>|\"]]*");
  private static final ObjectMapper JSON = new ObjectMapper();

  private BlockKit() {}

  static void check(SlackMessage message) {
    String text = message.text();
    assertThat(text).isNotBlank();
    assertThat(text.length()).isLessThanOrEqualTo(4000);
    assertThat(text).doesNotContain("<", ">");
    assertThat(ENTITY.matcher(text).replaceAll("")).doesNotContain("&");
    legible(text.replace("\n", ""));
    JsonNode blocks = read(message.blocksJson());
    assertThat(blocks.isArray()).isTrue();
    assertThat(blocks.size()).isLessThanOrEqualTo(50);
    int shown = blocks.findValuesAsText("text").stream().mapToInt(String::length).sum();
    assertThat(shown).isLessThan(12_000); // what people read; Slack names no sum
    Set<String> ids = new HashSet<>();
    for (JsonNode block : blocks) {
      block(block);
      if (block.has("block_id")) {
        assertThat(block.get("block_id").asText()).hasSizeBetween(1, 255);
        assertThat(ids.add(block.get("block_id").asText())).isTrue();
      }
    }
  }

  static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON: " + json, e);
    }
  }

  private static void block(JsonNode block) {
    switch (block.path("type").asText()) {
      case "header" -> {
        keys(block, "type", "text", "block_id");
        plain(block.get("text"), 150);
      }
      case "section" -> {
        keys(block, "type", "text", "block_id");
        plain(block.get("text"), 3000);
      }
      case "context" -> {
        keys(block, "type", "elements", "block_id");
        assertThat(block.get("elements").size()).isBetween(1, 10);
        block.get("elements").forEach(element -> plain(element, 2000));
      }
      case "rich_text" -> {
        keys(block, "type", "elements", "block_id");
        assertThat(block.get("elements").size()).isPositive();
        block.get("elements").forEach(BlockKit::passage);
      }
      default -> throw new AssertionError("a block of no known type: " + block);
    }
  }

  private static void passage(JsonNode passage) {
    keys(passage, "type", "elements");
    assertThat(passage.get("type").asText()).isIn("rich_text_section", "rich_text_quote");
    assertThat(passage.get("elements").size()).isPositive();
    for (JsonNode element : passage.get("elements")) {
      if (element.get("type").asText().equals("user")) {
        keys(element, "type", "user_id");
        assertThat(element.get("user_id").asText()).matches("[UW][A-Z0-9]{2,}");
        continue;
      }
      if (element.get("type").asText().equals("link")) {
        keys(element, "type", "url", "text");
        assertThat(element.get("url").asText()).matches(URL).hasSizeLessThanOrEqualTo(3000);
      } else {
        keys(element, "type", "text", "style");
        assertThat(element.get("type").asText()).isEqualTo("text");
      }
      text(element.get("text"), 3000);
    }
  }

  /** Markup is live in mrkdwn only, so there must be none of it. */
  private static void plain(JsonNode object, int max) {
    keys(object, "type", "text", "emoji");
    assertThat(object.get("type").asText()).isEqualTo("plain_text");
    assertThat(object.get("emoji").asBoolean(true)).isFalse();
    text(object.get("text"), max);
  }

  private static void text(JsonNode node, int max) {
    String text = node.asText();
    assertThat(text).isNotEmpty();
    int escaped = text.chars().map(c -> c == '&' ? 5 : c == '<' || c == '>' ? 4 : 1).sum();
    assertThat(escaped).isLessThanOrEqualTo(max);
    legible(text.replace("\n", ""));
  }

  private static void legible(String text) {
    assertThat(text.codePoints().filter(c -> HIDDEN.contains(Character.getType(c))).toArray())
        .isEmpty();
  }

  private static void keys(JsonNode node, String... allowed) {
    node.fieldNames().forEachRemaining(name -> assertThat(name).isIn((Object[]) allowed));
  }
}
