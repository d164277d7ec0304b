package bellwether.slack.view;

import bellwether.slack.block.BlockBuilder;
import bellwether.slack.block.BlockElement;
import bellwether.slack.block.BlockElement.Option;
import bellwether.slack.block.View;
import bellwether.slack.request.ActionIds;
import java.util.ArrayList;
import java.util.List;

/** The modals that import a vendor list, and the ids of their fields. */
public final class ImportModals {
  public static final String FILE = "file";
  public static final String MODE = "mode";

  private ImportModals() {}

  public static View uploadModal() {
    List<Option> modes =
        List.of(
            new Option("Add and update vendors", "ADD"),
            new Option("Remove the vendors in the file", "REMOVE"),
            new Option("Replace the list with the file", "SYNC"));
    BlockBuilder blocks = new BlockBuilder();
    new FormFields("import", blocks)
        .add(FILE, BlockElement.fileInput("xlsx", "csv", "tsv", "txt"))
        .add(MODE, BlockElement.select("Select a mode", modes, "ADD"));
    return View.modal(ActionIds.IMPORT, "-", "Import vendors", "Preview", blocks);
  }

  /** Previews the changes of an import, or what is left of it. */
  public static View previewModal(String metadata, List<String> lines, boolean resumed) {
    List<String> shown = new ArrayList<>(lines);
    if (resumed) {
      shown.addFirst("The import was partly applied. Remaining changes:");
    }
    String submit = resumed ? "Continue" : "Import";
    BlockBuilder blocks = new BlockBuilder().section(shown);
    return View.modal(ActionIds.APPLY_IMPORT, metadata, "Import vendors", submit, blocks);
  }
}
