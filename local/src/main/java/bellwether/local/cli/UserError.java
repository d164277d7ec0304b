package bellwether.local.cli;

/** An error that the user can fix, printed as one line without a stack trace. */
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

  /** An invalid command line: exit code 2, as in shells and getopt. */
  public static UserError usage(String message) {
    return new UserError(message, 2);
  }

  public int exitCode() {
    return exitCode;
  }
}
