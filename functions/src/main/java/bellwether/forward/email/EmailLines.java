package bellwether.forward.email;

import bellwether.domain.HtmlText;
import bellwether.forward.AlertFact;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lines of an e-mail, written as plain text and as HTML that consists of paragraphs. All text
 * may be untrusted: it stays text in both.
 */
final class EmailLines {
  private static final String HTML_HEAD =
      "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"></head>"
          + "<body style=\"font-family:sans-serif;max-width:40em\">";

  private final List<Line> lines = new ArrayList<>();

  /** What a line is, and so how it is shown. */
  private enum Kind {
    HEADING,
    TEXT,
    LINK,
    SMALL
  }

  private record Line(Kind kind, String label, String text) {}

  EmailLines heading(String text) {
    return add(Kind.HEADING, "", text);
  }

  EmailLines text(String label, String text) {
    return add(Kind.TEXT, label, text);
  }

  /** A small line, such as at the end of the message. */
  EmailLines small(String text) {
    return add(Kind.SMALL, "", text);
  }

  /** An address that is shown as it is, so that nobody follows another than they see. */
  EmailLines link(String label, @Nullable String url) {
    return url != null && AlertFact.isLink(url) ? add(Kind.LINK, label, url) : this;
  }

  private EmailLines add(Kind kind, String label, String text) {
    lines.add(new Line(kind, inert(label), inert(text)));
    return this;
  }

  String toText() {
    StringBuilder text = new StringBuilder();
    for (Line line : lines) {
      if (line.kind() == Kind.SMALL && !text.toString().contains("\n-- \n")) {
        text.append("-- \n"); // RFC 3676, section 4.3
      }
      text.append(line.label()).append(line.text()).append('\n');
      if (line.kind() == Kind.HEADING) {
        text.append('\n');
      }
    }
    return text.toString();
  }

  String toHtml() {
    StringBuilder html = new StringBuilder(HTML_HEAD);
    for (Line line : lines) {
      String text = HtmlText.escape(line.text());
      String label = line.label().isEmpty() ? "" : "<b>" + HtmlText.escape(line.label()) + "</b>";
      html.append(
          switch (line.kind()) {
            case HEADING -> "<p style=\"font-size:1.2em\"><b>" + text + "</b></p>";
            case TEXT -> "<p>" + label + text + "</p>";
            case LINK ->
                "<p>" + label + "<a href=\"" + text + "\" rel=\"noreferrer\">" + text + "</a></p>";
            case SMALL -> "<p style=\"font-size:.85em;color:#666\">" + text + "</p>";
          });
    }
    return html.append("</body></html>").toString();
  }

  /**
   * One line without controls and format characters, which reorder others or hide text. Texts of
   * alerts are cleaned before, so this changes them only if that was forgotten.
   */
  static String inert(String text) {
    StringBuilder inert = new StringBuilder(text.length());
    text.codePoints()
        .forEach(c -> {
          switch (Character.getType(c)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                inert.append(' ');
            case Character.FORMAT, Character.SURROGATE -> {}
            default -> inert.appendCodePoint(c);
          }
        });
    return inert.toString();
  }
}
