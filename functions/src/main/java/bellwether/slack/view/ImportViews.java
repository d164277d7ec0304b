package bellwether.slack.view;

import bellwether.slack.block.View;
import bellwether.slack.block.Blocks;
import bellwether.slack.block.Control;

import java.util.ArrayList;
import java.util.List;

/** The modals by which a vendor list is taken in; names of what they send back. */
public final class ImportViews {
  /** Of {@link #imported}. */
  public static final String IMPORT = SetupViews.PREFIX + "import";

  public static final String FILE = "file";
  public static final String MODE = "mode";

  /** Of {@link #preview}. */
  public static final String APPLY = SetupViews.PREFIX + "apply";

  private ImportViews() {}

  /** Asks for a vendor list. */
  public static View imported() {
    Blocks blocks =
        new Blocks()
            .input(
                FILE,
                "Vendor list, CSV",
                "A header with name, and if you like domain, aliases, products, tier, owner,"
                    + " exclude, status; separate several values with semicolons.",
                false,
                new Control.File("value", "csv"))
            .input(
                MODE,
                "What to do with it",
                "You see what would change before anything does.",
                false,
                new Control.Choice(
                    "value",
                    "Choose",
                    List.of(
                        new Control.Option("Add and change", "ADD"),
                        new Control.Option("Remove those in it", "REMOVE"),
                        new Control.Option("Make the list equal to it", "SYNC")),
                    "ADD"));
    return View.modal(IMPORT, "-", "Import vendors", "Preview", blocks);
  }

  /**
   * Shows what an import would change.
   *
   * @param hidden comes back when it is to be done
   * @param again whether a part was done and the rest is to be
   */
  public static View preview(String hidden, List<String> lines, boolean again) {
    List<String> shown = new ArrayList<>(lines);
    if (again) {
      shown.addFirst("A part is done. What is left:");
    }
    return View.modal(
        APPLY, hidden, "Import vendors", again ? "Go on" : "Do it", new Blocks().section(shown));
  }
}
