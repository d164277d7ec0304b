package bellwether.app.workspace;

/** A setting is missing or invalid; the message names the fix. */
public final class InvalidSettingException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  public InvalidSettingException(String message) {
    super(message);
    setStackTrace(new StackTraceElement[0]); // the mistake is outside the code
  }
}
