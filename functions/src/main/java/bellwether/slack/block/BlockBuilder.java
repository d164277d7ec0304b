package bellwether.slack.block;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the blocks of a message or a view, in order. */
public final class BlockBuilder {
  private final List<Block> blocks = new ArrayList<>();

  public BlockBuilder header(String text) {
    return add(block("header", null).withText("text", text, Block.MAX_HEADER_TEXT));
  }

  public BlockBuilder section(List<String> lines) {
    String text = SafeText.cleanLines(lines);
    return add(block("section", null).withCleanText("text", text, Block.MAX_SECTION_TEXT));
  }

  public BlockBuilder context(String text) {
    return context(List.of(ContextText.plain(text)));
  }

  public BlockBuilder context(List<ContextText> texts) {
    return add(
        block("context", null)
            .with("elements", texts.stream().limit(Block.MAX_CONTEXT_ELEMENTS).toList()));
  }

  public BlockBuilder richText(List<RichTextLine> lines) {
    return add(block("rich_text", null).with("elements", lines));
  }

  /** Adds a row of at most 25 buttons and menus. */
  public BlockBuilder actions(String id, List<BlockElement> controls) {
    return add(block("actions", id).with("elements", controls));
  }

  /** Adds a labeled form field; the hint is small print below it, unless empty. */
  public BlockBuilder input(
      String id, String label, String hint, boolean optional, BlockElement control) {
    JsonObject labeled = block("input", id).withText("label", label, Block.MAX_FIELD_TEXT);
    JsonObject hinted =
        hint.isEmpty() ? labeled : labeled.withText("hint", hint, Block.MAX_FIELD_TEXT);
    return add(hinted.with("optional", optional).with("element", control));
  }

  private static JsonObject block(String type, @Nullable String id) {
    return JsonObject.ofType(type).with("block_id", id);
  }

  private BlockBuilder add(JsonObject json) {
    blocks.add(new Block(json));
    return this;
  }

  /** The blocks; those past Slack's limit are left out. */
  public List<Block> build() {
    return blocks.stream().limit(Block.MAX_BLOCKS).toList();
  }
}
