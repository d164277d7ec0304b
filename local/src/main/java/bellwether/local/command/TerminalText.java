package bellwether.local.command;

/** Makes feed text safe for a terminal. */
final class TerminalText {

  private TerminalText() {}

  /**
   * The text on one line, without the control characters by which a feed could drive a terminal.
   */
  static String sanitize(String text) {
    return text.replaceAll("[\\p{Cc}\\p{Cf}]+", " ").strip();
  }
}
