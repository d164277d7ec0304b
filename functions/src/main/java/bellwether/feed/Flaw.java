package bellwether.feed;

/** Why the bytes of a document are not all, or not surely, what the server meant to send. */
enum Flaw {
  TOO_LONG("the document is longer than " + Limits.DOCUMENT_BYTES + " bytes"),
  CUT_OFF("the document ends in the middle: the connection closed early"),
  TOO_SLOW("the document took too long to arrive"),
  CORRUPT("the document's compressed data is corrupt");

  private final String reason;

  Flaw(String reason) {
    this.reason = reason;
  }

  /** For people, where nothing could be read. */
  String reason() {
    return reason;
  }

  /** For people, where a part was read. */
  String damage() {
    return reason + "; it was read as far as possible";
  }

  /** Whether the next attempt is likely to meet the same. */
  boolean isPermanent() {
    return this == TOO_LONG;
  }
}
