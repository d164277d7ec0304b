package bellwether.feed.format.mailman;

import bellwether.feed.text.InputLimits;
import bellwether.feed.text.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The body of a message as its author wrote it.
 *
 * @param articleUrl the address of an article, alone on the first line; null if there is none
 * @param body without that line, signature, list footer and notes of removed attachments;
 *     hard-wrapped lines joined into paragraphs
 */
record MessageBody(@Nullable String articleUrl, String body) {
  private static final Pattern ADDRESS = Pattern.compile("<?(https?://[^\\s<>]+)>?");

  /** The footer of a pipermail page, which may directly follow the last word. */
  private static final Pattern PAGE_FOOTER =
      Pattern.compile("\\s*More information about the \\S{1,80}\\s+mailing list\\s*$");

  private static final Pattern ATTACHMENT_NOTE =
      Pattern.compile(
          "-{8,} next part -{8,}|(?:An HTML|A non-text|A message|An embedded).{0,60} was"
              + " scrubbed\\.{3}|(?:Name|Type|Size|Desc|URL|Url)\\s?: .{0,500}");
  private static final Pattern SENTENCE_END = Pattern.compile(".*[.!?:][\"'”’)\\]]*");

  /** A longer ending is text, not a signature. */
  private static final int MAX_SIGNATURE_LINES = 12;

  /** Mail is wrapped below this width (RFC 5322, section 2.1.1); longer lines are not wrapped. */
  private static final int MAX_WRAP = 80;

  static MessageBody parse(List<String> lines) {
    String joined = PAGE_FOOTER.matcher(joinBounded(lines)).replaceFirst("");
    List<String> remaining =
        removeSignature(removeAttachmentNotes(joined.lines().map(String::stripTrailing).toList()));
    List<String> text = remaining.stream().dropWhile(String::isBlank).toList();
    Matcher address = ADDRESS.matcher(text.isEmpty() ? "" : text.getFirst().strip());
    boolean found = address.matches();
    List<String> rest = text.subList(found ? 1 : 0, text.size());
    return new MessageBody(found ? address.group(1) : null, unwrap(rest));
  }

  private static String joinBounded(List<String> lines) {
    return PlainText.truncate(String.join("\n", lines), InputLimits.MARKUP_CHARS).stripTrailing();
  }

  /** Pipermail replaces attachments with notes. */
  private static List<String> removeAttachmentNotes(List<String> lines) {
    List<String> remaining = new ArrayList<>();
    boolean inNotes = false;
    for (String line : lines) {
      boolean note = ATTACHMENT_NOTE.matcher(line).matches();
      inNotes = line.startsWith("--------------") ? note : inNotes && (note || line.isBlank());
      if (!inNotes) {
        remaining.add(line);
      }
    }
    return remaining;
  }

  /** RFC 3676, section 4.3; archives drop the space after the dashes. */
  private static List<String> removeSignature(List<String> lines) {
    for (int i = Math.max(0, lines.size() - MAX_SIGNATURE_LINES); i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.equals("--") || line.matches("_{10,}")) {
        return lines.subList(0, i);
      }
    }
    return lines;
  }

  private static String unwrap(List<String> lines) {
    int width =
        lines.stream()
            .mapToInt(String::length)
            .filter(length -> length <= MAX_WRAP)
            .max()
            .orElse(0);
    StringBuilder out = new StringBuilder();
    String previous = "";
    for (String line : lines) {
      if (!line.isBlank() && !out.isEmpty()) {
        out.append(
            previous.isBlank() || endsParagraph(previous, line, width)
                ? "\n\n"
                : keepsLineBreak(line) || keepsLineBreak(previous) ? "\n" : " ");
      }
      out.append(line.isBlank() ? "" : line.strip());
      previous = line;
    }
    return out.toString();
  }

  /** A line that ends a sentence, although the next word would fit, ends a paragraph. */
  private static boolean endsParagraph(String line, String next, int width) {
    int word = next.strip().indexOf(' ');
    int nextWord = word < 0 ? next.strip().length() : word;
    return line.length() + 1 + nextWord <= width
        && !keepsLineBreak(line)
        && !keepsLineBreak(next)
        && SENTENCE_END.matcher(line).matches();
  }

  /** Quotations, lists and anything indented keep their lines. */
  private static boolean keepsLineBreak(String line) {
    return line.matches("(?s)(?:[> \\t]|[*-] |http).*");
  }
}
