package bellwether.slack.block;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Builds a message line by line, as plain text and as rich text at once. */
public final class MessageLines {
  private final List<String> plainLines = new ArrayList<>();
  private final List<RichTextLine> richLines = new ArrayList<>();
  private int remainingLinkLength;

  /**
   * All links together may have this many characters, since Slack rejects long messages; those
   * beyond are left out.
   */
  public MessageLines(int remainingLinkLength) {
    this.remainingLinkLength = remainingLinkLength;
  }

  public MessageLines() {
    this(Integer.MAX_VALUE);
  }

  /** A message of plain lines, the first in bold. */
  public static MessageLines of(List<String> lines) {
    MessageLines message = new MessageLines().addHeading(lines.getFirst());
    lines.stream().skip(1).forEach(message::add);
    return message;
  }

  public MessageLines addHeading(String text) {
    return add(text, RichTextLine.line(RichTextLine.bold(text)));
  }

  public MessageLines add(String text) {
    return add(text, RichTextLine.line(RichTextLine.plain(text)));
  }

  /** Adds a line that ends with a channel, which Slack shows by its name. */
  public MessageLines addChannel(String before, String channel) {
    return add(
        before + channel,
        RichTextLine.line(RichTextLine.plain(before), RichTextLine.channelLink(channel)));
  }

  public MessageLines addQuote(String text) {
    return add("> " + text, RichTextLine.quote(List.of(RichTextLine.plain(text))));
  }

  /** Adds a title that links to a page, between two plain texts, either of which may be empty. */
  public void addLink(String before, String title, @Nullable String url, String after) {
    Optional<Link> link = Link.of(url).filter(to -> to.url().length() <= remainingLinkLength);
    remainingLinkLength -= link.map(to -> to.url().length()).orElse(0);
    List<RichTextLine.Span> spans = new ArrayList<>();
    if (!before.isEmpty()) {
      spans.add(RichTextLine.plain(before));
    }
    spans.addAll(RichTextLine.linkWithHost(title, link));
    if (!after.isEmpty()) {
      spans.add(RichTextLine.plain(after));
    }
    add(before + title + after, RichTextLine.line(spans));
  }

  private MessageLines add(String plain, RichTextLine rich) {
    plainLines.add(plain);
    richLines.add(rich);
    return this;
  }

  public int length() {
    return plainLines.stream().mapToInt(String::length).sum();
  }

  public SlackMessage toMessage() {
    return new SlackMessage(SlackMessage.fallbackText(plainLines), blocks());
  }

  public List<SlackMessage> toVariants() {
    return SlackMessage.withFallbacks(plainLines, blocks());
  }

  private List<Block> blocks() {
    return new BlockBuilder().richText(richLines).build();
  }
}
