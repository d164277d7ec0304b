package bellwether.app.settings;

import bellwether.app.request.Reply;

/** An entry of a form is invalid; the message names the fix. */
final class InvalidEntryException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String block;

  InvalidEntryException(String block, String message) {
    super(message, null, false, false);
    this.block = block;
  }

  Reply reply() {
    return new Reply.FieldError(block, String.valueOf(getMessage()));
  }
}
