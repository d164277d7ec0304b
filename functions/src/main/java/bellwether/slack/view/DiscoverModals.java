package bellwether.slack.view;

import bellwether.slack.block.BlockBuilder;
import bellwether.slack.block.BlockElement;
import bellwether.slack.block.BlockElement.Option;
import bellwether.slack.block.SafeText;
import bellwether.slack.block.View;
import bellwether.slack.request.ActionIds;
import java.util.ArrayList;
import java.util.List;

/** The modals that propose vendors from what a team has, and the ids of their fields. */
public final class DiscoverModals {
  public static final String FILE = "file";
  public static final String TEXT = "text";
  public static final String PICKED = "picked";

  private static final String TITLE = "Discover vendors";
  private static final int MAX_PASTED = 3_000;
  private static final int MAX_LINE = 280;
  private static final int LINES_PER_SECTION = 10;

  /** https://docs.slack.dev/reference/block-kit/composition-objects/option-object */
  private static final int MAX_VALUE = 75;

  private DiscoverModals() {}

  /** A vendor to select, with its strongest evidence; both are untrusted. */
  public record Choice(String name, String evidence) {

    /** Cleans the name, because Slack sends it back as the value of the option. */
    public Choice {
      name = SafeText.clean(name);
    }
  }

  public static View sourceModal() {
    BlockBuilder blocks = new BlockBuilder();
    new FormFields("discover", blocks)
        .add(FILE, BlockElement.fileInput("json", "csv", "tsv", "txt", "zip"))
        .add(TEXT, BlockElement.textInput(true, "", MAX_PASTED));
    return View.modal(ActionIds.DISCOVER, "-", TITLE, "Find vendors", blocks);
  }

  /** The proposals, none of which is selected. */
  public static View proposalsModal(
      List<String> introduction, List<Choice> choices, List<String> explanations) {
    BlockBuilder blocks = new BlockBuilder().section(clean(introduction));
    List<Choice> selectable =
        choices.stream()
            .filter(choice -> !choice.name().isEmpty() && choice.name().length() <= MAX_VALUE)
            .toList();
    List<Choice> shown = selectable.stream().limit(BlockElement.MAX_OPTIONS).toList();
    List<String> lines =
        shown.stream().map(choice -> "• " + choice.name() + ". " + choice.evidence()).toList();
    for (int from = 0; from < lines.size(); from += LINES_PER_SECTION) {
      blocks.section(clean(lines.subList(from, Math.min(lines.size(), from + LINES_PER_SECTION))));
    }
    List<String> notes = new ArrayList<>(explanations);
    if (selectable.size() > shown.size()) {
      notes.add(
          (selectable.size() - shown.size())
              + " more are not shown. Import some of these, then run /breach discover again.");
    }
    if (choices.size() > selectable.size()) {
      notes.add(
          (choices.size() - selectable.size())
              + " with names of more than 75 characters are not shown: add them with /breach watch.");
    }
    blocks.section(clean(notes));
    List<Option> options =
        shown.stream().map(choice -> new Option(choice.name(), choice.name())).toList();
    if (options.isEmpty()) {
      return View.modal(ActionIds.PICK_VENDORS, "-", TITLE, "", blocks);
    }
    new FormFields("discovered", blocks)
        .add(PICKED, BlockElement.multiSelect("Select vendors", options));
    return View.modal(ActionIds.PICK_VENDORS, "-", TITLE, "Preview", blocks);
  }

  private static List<String> clean(List<String> lines) {
    return lines.stream().map(line -> SafeText.clean(line, MAX_LINE)).toList();
  }
}
