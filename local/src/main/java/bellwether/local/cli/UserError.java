package bellwether.local.cli;

/**
 * An error that the user can fix: its message is the one line that is printed, and no stack trace
 * ever is.
 */
public final class UserError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int exitCode;

  /**
   * @param message one line that names the error and the fix
   */
  public UserError(String message) {
    this(message, 1);
  }

  private UserError(String message, int exitCode) {
    super(message);
    this.exitCode = exitCode;
  }

  /** A command line that can't be understood: exit code 2, as shells and getopt have it. */
  public static UserError usage(String message) {
    return new UserError(message, 2);
  }

  /** What the process ends with; never 0. */
  public int exitCode() {
    return exitCode;
  }
}
