package bellwether.slack.view;

import bellwether.slack.block.BlockBuilder;
import bellwether.slack.block.BlockElement;
import bellwether.slack.block.ResourceTable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Adds fields to a form; {@code fields.txt} has their labels and hints. */
record FormFields(String form, BlockBuilder blocks) {
  private static final Map<String, List<String>> TEXTS =
      ResourceTable.rows(FormFields.class, "fields.txt").stream()
          .collect(Collectors.toMap(List::getFirst, Function.identity()));

  FormFields add(String field, BlockElement control) {
    return add(field, field, control);
  }

  FormFields add(String field, String blockId, BlockElement control) {
    List<String> texts = Objects.requireNonNull(TEXTS.get(form + "." + field));
    blocks.input(blockId, texts.get(1), texts.get(2), texts.get(3).equals("optional"), control);
    return this;
  }
}
