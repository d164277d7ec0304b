package bellwether.app.request;

/** The input is not what Slack or API Gateway sends; the message is one line for the sender. */
public final class MalformedRequestException extends Exception {
  private static final long serialVersionUID = 1L;

  MalformedRequestException(String message) {
    super(message);
  }
}
