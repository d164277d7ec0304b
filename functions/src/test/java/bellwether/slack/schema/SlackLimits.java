package bellwether.slack.schema;

import static bellwether.slack.schema.Rule.chars;
import static bellwether.slack.schema.Rule.flag;
import static bellwether.slack.schema.Rule.oneOf;
import static bellwether.slack.schema.Rule.plain;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Slack's rules as its reference pages state them, written down a second time so that the writer is
 * not its own judge. Where pages disagree the stricter counts.
 */
public final class SlackLimits {
  /**
   * Slack advises against more; above 40,000 it cuts.
   * https://docs.slack.dev/reference/methods/chat.postMessage
   */
  private static final int MAX_TEXT = 4000;

  /** What people are asked to read at once; Slack names no sum. */
  private static final int MAX_SHOWN = 12_000;

  /**
   * Slack counts text and containers of what is posted against some 13,000, in a way that it does
   * not state. https://github.com/slackapi/bolt-js/issues/2509, 2867
   */
  private static final int MAX_POSTED = 12_000;

  /** Slack refuses large metadata without a number; ours is an id. */
  private static final int MAX_METADATA = 2000;

  private static final Rule MESSAGE_BLOCKS = BlockShapes.blocks(0, 50);

  /** https://docs.slack.dev/reference/views */
  private static final Rule VIEW =
      Rule.typed(
          Map.of(
              "home",
              view(0),
              "modal",
              view(1)
                  .need("title", plain(24))
                  .may("submit", plain(24))
                  .may("close", plain(24))
                  .may("clear_on_close", flag())
                  .may("notify_on_close", flag())
                  .and((modal, expect) ->
                      expect.accept(
                          modal.has("submit") || !hasInput(modal), "has inputs and no submit"))));

  private SlackLimits() {}

  /** Everything for which Slack would refuse, cut or misread it; empty if it is well. */
  public static List<String> violations(Built built) {
    Findings found = new Findings(built.made());
    switch (built) {
      case Built.Message message -> {
        chars(1, MAX_TEXT).check(BlockKit.text(message.text()), "text", found);
        found.expect(!message.text().isBlank(), "text", "is blank");
        LiveText.escaped(message.text(), "text", found);
        JsonNode blocks = BlockKit.read(message.blocksJson());
        MESSAGE_BLOCKS.check(blocks, "blocks", found);
        int shown = blocks.findValuesAsText("text").stream().mapToInt(String::length).sum();
        found.expect(shown <= MAX_SHOWN, "blocks", "show " + shown + " characters");
      }
      case Built.View view -> VIEW.check(BlockKit.read(view.json()), "view", found);
    }
    return found.lines();
  }

  /** The same for what goes through chat.postMessage, which takes less than an answer may hold. */
  public static List<String> postViolations(Built.Message message) {
    Findings found = new Findings(message.made());
    found.lines().addAll(violations(message));
    // Without the backslashes that JSON needs and Slack takes away.
    int length = message.blocksJson().replaceAll("\\\\(.)", "$1").length();
    found.expect(length <= MAX_POSTED, "blocks", "are " + length + " characters of JSON");
    return found.lines();
  }

  /** The same for a message's metadata. */
  static List<String> metadata(String json) {
    Findings found = new Findings(Set.of());
    found.expect(json.length() <= MAX_METADATA, "metadata", json.length() + " characters");
    new Shape()
        .need("event_type", chars(1, 255))
        .need("event_payload", (value, at, to) -> to.expect(value.isObject(), at, "no object"))
        .check(BlockKit.read(json), "metadata", found);
    return found.lines();
  }

  private static Shape view(int minBlocks) {
    return new Shape()
        .need("type", oneOf("home", "modal"))
        .need("blocks", BlockShapes.blocks(minBlocks, 100))
        .may("private_metadata", chars(0, 3000))
        .may("callback_id", chars(1, 255))
        .may("external_id", chars(1, 255));
  }

  private static boolean hasInput(JsonNode modal) {
    return modal.path("blocks").findValuesAsText("type").contains("input");
  }
}
