package bellwether.app.workspace;

/** A setting is missing or invalid. Its message names the fix and is all there is. */
public final class InvalidSettingException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  public InvalidSettingException(String message) {
    super(message);
    setStackTrace(new StackTraceElement[0]); // what is wrong is outside the code
  }
}
