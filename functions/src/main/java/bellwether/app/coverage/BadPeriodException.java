package bellwether.app.coverage;

/** A period that cannot be exported; the message is for the person who wrote it. */
public final class BadPeriodException extends Exception {
  private static final long serialVersionUID = 1L;

  BadPeriodException(String message) {
    super(message);
  }
}
