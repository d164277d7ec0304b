package bellwether.domain;

/** Writes text as HTML. */
public final class HtmlText {
  private HtmlText() {}

  /** The text with the characters escaped that are markup between tags or in quoted attributes. */
  public static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
