package bellwether.local.cli;

/** An error that the user can fix, printed as one line without a stack trace. */
public final class UserError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int exitCode;

  /**
   * Creates an error of the machine or its state, such as a port that is in use: exit code 1.
   *
   * @param message one line that names the error and the fix
   */
  public UserError(String message) {
    this(message, 1);
  }

  private UserError(String message, int exitCode) {
    super(message);
    this.exitCode = exitCode;
  }

  /**
   * Creates an error of the command line, or of a file or setting that the user named: exit code 2,
   * as in shells and getopt. Nothing was done.
   */
  public static UserError usage(String message) {
    return new UserError(message, 2);
  }

  public int exitCode() {
    return exitCode;
  }
}
