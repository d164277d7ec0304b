package bellwether.slack.block;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Builds a message line by line, as plain text and as rich text at once. */
public final class MessageLines {
  private final List<RichTextLine> lines = new ArrayList<>();
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
    return add(RichTextLine.line(RichTextLine.bold(text)));
  }

  public MessageLines add(String text) {
    return add(RichTextLine.line(RichTextLine.plain(text)));
  }

  /** Adds a line that ends with a channel, which Slack shows by its name. */
  public MessageLines addChannel(String before, String channel) {
    return add(RichTextLine.line(RichTextLine.plain(before), RichTextLine.channelLink(channel)));
  }

  public MessageLines addQuote(String text) {
    return add(RichTextLine.quote(List.of(RichTextLine.plain(text))));
  }

  /**
   * A part of a line.
   *
   * @param url the page that the text links to; null if it links to none
   * @param showsHost whether the host of the page follows the text, as it must for untrusted text
   */
  public record Part(String text, @Nullable String url, boolean showsHost) {
    public static Part text(String text) {
      return new Part(text, null, false);
    }

    public static Part link(String text, @Nullable String url) {
      return new Part(text, url, false);
    }

    public static Part linkWithHost(String text, @Nullable String url) {
      return new Part(text, url, true);
    }
  }

  /** Adds a title that links to a page, between two plain texts, either of which may be empty. */
  public void addLink(String before, String title, @Nullable String url, String after) {
    addLinks(List.of(Part.text(before), Part.linkWithHost(title, url), Part.text(after)));
  }

  /** Adds a line of these parts, without those that are empty and show no host. */
  public void addLinks(List<Part> parts) {
    add(
        RichTextLine.line(
            parts.stream()
                .filter(part -> part.showsHost() || !part.text().isEmpty())
                .flatMap(part -> spans(part).stream())
                .toList()));
  }

  private List<RichTextLine.Span> spans(Part part) {
    Optional<Link> link =
        Link.of(part.url()).filter(to -> to.url().length() <= remainingLinkLength);
    remainingLinkLength -= link.map(to -> to.url().length()).orElse(0);
    return part.showsHost()
        ? RichTextLine.linkWithHost(part.text(), link)
        : List.of(
            link.map(to -> RichTextLine.link(to, part.text()))
                .orElseGet(() -> RichTextLine.plain(part.text())));
  }

  public MessageLines add(RichTextLine line) {
    lines.add(line);
    return this;
  }

  /** Adds a line of a label in bold and a text. */
  public MessageLines addLabeled(String label, String text) {
    return add(RichTextLine.line(RichTextLine.bold(label + ": "), RichTextLine.plain(text)));
  }

  public int length() {
    return lines.stream().mapToInt(line -> line.plainText().length()).sum();
  }

  /** The lines for a rich_text block. */
  public List<RichTextLine> lines() {
    return List.copyOf(lines);
  }

  /** The lines without formatting. */
  public List<String> plainLines() {
    return lines.stream().map(RichTextLine::plainText).toList();
  }

  public SlackMessage toMessage() {
    return new SlackMessage(SlackMessage.fallbackText(plainLines()), blocks());
  }

  public List<SlackMessage> toVariants() {
    return SlackMessage.withFallbacks(plainLines(), blocks());
  }

  private List<Block> blocks() {
    return new BlockBuilder().richText(lines).build();
  }
}
