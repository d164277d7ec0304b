package bellwether.local.command;

/** Makes feed text safe for a terminal. */
final class Printable {

  private Printable() {}

  /**
   * The text on one line, without the control characters by which a feed could drive a terminal.
   */
  static String of(String text) {
    return text.replaceAll("[\\p{Cc}\\p{Cf}]+", " ").strip();
  }
}
