package bellwether.slack.api;

import bellwether.slack.block.Block;
import bellwether.slack.block.JsonObject;
import bellwether.slack.block.SafeText;
import bellwether.slack.block.SlackMessage;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * Marks a message with its delivery's id, by which it can be found again, since Slack has no
 * idempotency keys. The mark is in the message's metadata and, for readers without access to that,
 * in the id of its first block. A message without blocks has it as its last line, because whatever
 * made Slack reject the blocks may make it reject the metadata.
 *
 * <p>Anyone in the workspace can see the mark: it holds the delivery's id and nothing else.
 */
public final class Marker {
  private static final String EVENT_TYPE = "breach_alert";
  private static final String DELIVERY_ID = "alert_id";
  private static final String PREFIX = "alert:";

  private final String mark;
  private final String deliveryId;

  public Marker(String deliveryId) {
    this.mark = PREFIX + deliveryId;
    this.deliveryId = deliveryId;
    boolean plain = deliveryId.chars().allMatch(c -> c > ' ' && c < 0x7F && "&<>|".indexOf(c) < 0);
    if (deliveryId.isEmpty() || !plain || mark.length() > Block.MAX_BLOCK_ID) {
      throw new IllegalArgumentException("a delivery's id is 1 to 249 visible ASCII characters");
    }
  }

  public String markBlocks(SlackMessage message) {
    return message.blocksJson(mark);
  }

  public String metadataJson() {
    return JsonObject.EMPTY
        .with("event_type", EVENT_TYPE)
        .with("event_payload", JsonObject.EMPTY.with(DELIVERY_ID, deliveryId))
        .toString();
  }

  public String markText(SlackMessage message) {
    int room = Block.MAX_TEXT - mark.length() - 1;
    String text = message.text();
    // Escaped text must not be cut inside an entity: unescape, cut, and escape again.
    if (text.length() > room) {
      text = SafeText.escape(SafeText.truncate(message.unescapedText(), room));
    }
    return text + "\n" + mark;
  }

  boolean matches(JsonNode message) {
    JsonNode metadata = message.path("metadata");
    if (metadata.path("event_type").asText().equals(EVENT_TYPE)
        && metadata.path("event_payload").path(DELIVERY_ID).asText().equals(deliveryId)) {
      return true;
    }
    for (JsonNode block : message.path("blocks")) {
      if (block.path("block_id").asText().equals(mark)) {
        return true;
      }
    }
    return message.path("text").asText().endsWith("\n" + mark);
  }
}
