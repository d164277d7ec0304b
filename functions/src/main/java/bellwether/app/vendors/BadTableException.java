package bellwether.app.vendors;

/** A table is invalid; the message is one line that names the place and the fix. */
public final class BadTableException extends Exception {
  private static final long serialVersionUID = 1L;

  public BadTableException(String message) {
    // The mistake is in the table, so a stack trace does not help.
    super(message, null, false, false);
  }

  /**
   * @param place such as {@code line 2}
   */
  BadTableException(String place, String message) {
    this(place + ": " + message);
  }
}
