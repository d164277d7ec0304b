package bellwether.slack.block;

/**
 * A Block Kit block. Untrusted text is cleaned, and goes into {@code plain_text} and {@code
 * rich_text} only, where {@code <!channel>} has no effect.
 */
public record Block(JsonObject json) implements JsonObject.Source {
  /** https://docs.slack.dev/reference/methods/chat.postMessage#truncating */
  public static final int MAX_TEXT = 4000;

  /** Phones cut notifications off near here. */
  public static final int MAX_NOTIFICATION = 150;

  /** https://docs.slack.dev/reference/block-kit/blocks/header-block */
  public static final int MAX_HEADER_TEXT = 150;

  /** https://docs.slack.dev/reference/block-kit/blocks/section-block */
  public static final int MAX_BLOCK_ID = 255;

  /** https://docs.slack.dev/reference/block-kit/blocks */
  static final int MAX_BLOCKS = 50;

  /** https://docs.slack.dev/reference/block-kit/blocks/section-block; kept in rich_text as well. */
  static final int MAX_SECTION_TEXT = 3000;

  /** https://docs.slack.dev/reference/block-kit/blocks/context-block */
  static final int MAX_CONTEXT_ELEMENTS = 10;

  /** A field of a section; kept for context elements too, whose page names no limit. */
  static final int MAX_FIELD_TEXT = 2000;

  Block withId(String id) {
    return new Block(json.with("block_id", id));
  }
}
