package bellwether.local.terminal;

/** Makes text from feeds safe to print in a terminal. */
public final class TerminalText {

  private TerminalText() {}

  /** Replaces line breaks and control characters, which could control the terminal. */
  public static String sanitize(String text) {
    return text.replaceAll("[\\p{Cc}\\p{Cf}]+", " ").strip();
  }
}
