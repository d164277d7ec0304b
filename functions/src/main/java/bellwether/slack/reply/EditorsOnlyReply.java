package bellwether.slack.reply;

import static bellwether.slack.block.RichTextLine.bold;
import static bellwether.slack.block.RichTextLine.plain;
import static bellwether.slack.block.RichTextLine.userMention;

import bellwether.slack.block.BlockBuilder;
import bellwether.slack.block.RichTextLine;
import bellwether.slack.block.SlackMessage;
import bellwether.slack.block.View;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Says that settings and lists are changed by others, and by whom: nobody is called by that. */
public final class EditorsOnlyReply {
  private static final String TEXT = "Only some people may change settings and lists here.";

  /** More names than these nobody reads. */
  private static final int MAX_NAMES = 20;

  private EditorsOnlyReply() {}

  /**
   * The answer to a command or a click.
   *
   * @param editors who may
   */
  public static SlackMessage of(Collection<String> editors) {
    return new SlackMessage(
        BlockBuilder.fallbackText(List.of(TEXT)), buildBlocks(editors, "").toJson());
  }

  /**
   * The same in the place of a modal.
   *
   * @param instead what can be done all the same; empty for nothing
   */
  public static View modal(Collection<String> editors, String instead) {
    return View.modal("setup.refused", "-", "Not changed", "", buildBlocks(editors, instead));
  }

  private static BlockBuilder buildBlocks(Collection<String> editors, String instead) {
    List<RichTextLine> passages = new ArrayList<>(List.of(RichTextLine.line(bold(TEXT))));
    List<RichTextLine.Span> people = new ArrayList<>(List.of(plain("Ask ")));
    editors.stream()
        .sorted()
        .limit(MAX_NAMES)
        .forEach(one -> {
          if (people.size() > 1) {
            people.add(plain(", "));
          }
          people.add(userMention(one));
        });
    if (editors.size() > MAX_NAMES) {
      people.add(plain(", and " + (editors.size() - MAX_NAMES) + " more"));
    }
    passages.add(new RichTextLine(RichTextLine.ElementType.LINE, people));
    if (!instead.isEmpty()) {
      passages.add(RichTextLine.line(plain(instead)));
    }
    return new BlockBuilder().richText(passages);
  }
}
