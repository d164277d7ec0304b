package bellwether.slack.block;

import java.util.ArrayList;
import java.util.List;

/** Collects the blocks of a message or a view, in order. */
public final class BlockBuilder {
  private final List<Block> blocks = new ArrayList<>();

  public BlockBuilder header(String text) {
    return add(new Block.Header(text));
  }

  public BlockBuilder section(List<String> lines) {
    return add(new Block.Section(lines));
  }

  public BlockBuilder context(String... elements) {
    return add(new Block.Context(List.of(elements)));
  }

  public BlockBuilder context(List<String> elements) {
    return add(new Block.Context(elements));
  }

  public BlockBuilder richText(List<RichTextLine> lines) {
    return add(new Block.RichText(lines));
  }

  public BlockBuilder actions(String id, List<BlockElement> controls) {
    return add(new Block.Actions(id, controls));
  }

  /** Adds a form field; see {@link Block.Input}. */
  public BlockBuilder input(
      String id, String label, String hint, boolean optional, BlockElement control) {
    return add(new Block.Input(id, label, hint, optional, control));
  }

  private BlockBuilder add(Block block) {
    blocks.add(block);
    return this;
  }

  public List<Block> build() {
    return List.copyOf(blocks);
  }
}
