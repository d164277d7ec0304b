package bellwether.local.mail;

/**
 * A refusal of Amazon SES.
 *
 * @param name of the exception, as in the response
 */
record SesError(int status, String name, String message) {
  static SesError badRequest(String message) {
    return new SesError(400, "BadRequestException", message);
  }

  static SesError rejected(String message) {
    return new SesError(400, "MessageRejected", message);
  }

  static SesError unsigned(String message) {
    return new SesError(403, "InvalidSignatureException", message);
  }
}
