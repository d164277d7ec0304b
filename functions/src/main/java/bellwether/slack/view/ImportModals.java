package bellwether.slack.view;

import bellwether.slack.block.BlockBuilder;
import bellwether.slack.block.BlockElement;
import bellwether.slack.block.View;
import java.util.ArrayList;
import java.util.List;

/** The modals by which a vendor list is taken in; names of what they send back. */
public final class ImportModals {
  /** Of {@link #uploadModal}. */
  public static final String IMPORT = SettingsModal.CALLBACK_PREFIX + "import";

  public static final String FILE = "file";
  public static final String MODE = "mode";

  /** Of {@link #previewModal}. */
  public static final String APPLY = SettingsModal.CALLBACK_PREFIX + "apply";

  private ImportModals() {}

  /** Asks for a vendor list. */
  public static View uploadModal() {
    BlockBuilder blocks =
        new BlockBuilder()
            .input(
                FILE,
                "Vendor list, CSV",
                "A header with name, and if you like domain, aliases, products, tier, owner,"
                    + " exclude, status; separate several values with semicolons.",
                false,
                new BlockElement.FileInput("value", "csv"))
            .input(
                MODE,
                "What to do with it",
                "You see what would change before anything does.",
                false,
                new BlockElement.StaticSelect(
                    "value",
                    "Choose",
                    List.of(
                        new BlockElement.Option("Add and change", "ADD"),
                        new BlockElement.Option("Remove those in it", "REMOVE"),
                        new BlockElement.Option("Make the list equal to it", "SYNC")),
                    "ADD"));
    return View.modal(IMPORT, "-", "Import vendors", "Preview", blocks);
  }

  /**
   * Shows what an import would change.
   *
   * @param hidden comes back when it is to be done
   * @param again whether a part was done and the rest is to be
   */
  public static View previewModal(String hidden, List<String> lines, boolean again) {
    List<String> shown = new ArrayList<>(lines);
    if (again) {
      shown.addFirst("A part is done. What is left:");
    }
    return View.modal(
        APPLY,
        hidden,
        "Import vendors",
        again ? "Go on" : "Do it",
        new BlockBuilder().section(shown));
  }
}
