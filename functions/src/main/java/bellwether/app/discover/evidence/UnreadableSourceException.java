package bellwether.app.discover.evidence;

/** A source can't be read; the message is one line that names the fix. */
public final class UnreadableSourceException extends Exception {
  private static final long serialVersionUID = 1L;

  public UnreadableSourceException(String message) {
    // The mistake is in the source, so a stack trace does not help.
    super(message, null, false, false);
  }
}
