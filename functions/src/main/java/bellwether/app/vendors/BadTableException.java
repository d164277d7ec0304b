package bellwether.app.vendors;

/** A table can't be used; the message is one line that names the place and how to mend it. */
public final class BadTableException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * @param message one line
   */
  public BadTableException(String message) {
    super(message, null, false, false); // the mistake is the writer's: a trace would tell nothing
  }
}
