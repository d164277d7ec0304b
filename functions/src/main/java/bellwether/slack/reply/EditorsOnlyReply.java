package bellwether.slack.reply;

import static bellwether.slack.block.RichTextLine.bold;
import static bellwether.slack.block.RichTextLine.plain;
import static bellwether.slack.block.RichTextLine.userMention;

import bellwether.slack.block.BlockBuilder;
import bellwether.slack.block.RichTextLine;
import bellwether.slack.block.RichTextLine.Span;
import bellwether.slack.block.SlackMessage;
import bellwether.slack.block.View;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Says that only editors may change settings and lists, and who they are, without pinging them. */
public final class EditorsOnlyReply {
  private static final String TEXT = "Only editors can change settings and lists here.";

  /** More names than these are not worth reading. */
  private static final int MAX_NAMES = 20;

  private EditorsOnlyReply() {}

  public static SlackMessage of(Collection<String> editors) {
    return new SlackMessage(
        SlackMessage.fallbackText(List.of(TEXT)), buildBlocks(editors, "").build());
  }

  /** The same as a modal, with what the person can do instead, if anything. */
  public static View modal(Collection<String> editors, String alternative) {
    return View.modal("setup.refused", "-", "Not changed", "", buildBlocks(editors, alternative));
  }

  private static BlockBuilder buildBlocks(Collection<String> editors, String alternative) {
    List<Span> people = new ArrayList<>(List.of(plain("Ask ")));
    for (String editor : editors.stream().sorted().limit(MAX_NAMES).toList()) {
      if (people.size() > 1) {
        people.add(plain(", "));
      }
      people.add(userMention(editor));
    }
    if (editors.size() > MAX_NAMES) {
      people.add(plain(", and " + (editors.size() - MAX_NAMES) + " more"));
    }
    List<RichTextLine> lines = new ArrayList<>();
    lines.add(RichTextLine.line(bold(TEXT)));
    lines.add(RichTextLine.line(people));
    if (!alternative.isEmpty()) {
      lines.add(RichTextLine.line(plain(alternative)));
    }
    return new BlockBuilder().richText(lines);
  }
}
