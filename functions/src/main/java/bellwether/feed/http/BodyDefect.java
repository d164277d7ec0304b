package bellwether.feed.http;

import bellwether.feed.text.InputLimits;

/** Why the bytes of a document are not all, or not surely, what the server meant to send. */
public enum BodyDefect {
  TOO_LONG("the document is longer than " + InputLimits.DOCUMENT_BYTES + " bytes"),
  CUT_OFF("the document ends in the middle: the connection closed early"),
  TOO_SLOW("the document took too long to arrive"),
  CORRUPT("the document's compressed data is corrupt");

  private final String reason;

  BodyDefect(String reason) {
    this.reason = reason;
  }

  /** For people, where nothing could be read. */
  public String reason() {
    return reason;
  }

  /** For people, where a part was read. */
  public String partialReadMessage() {
    return reason + "; it was read as far as possible";
  }

  /** Whether the next attempt is likely to meet the same. */
  public boolean isPermanent() {
    return this == TOO_LONG;
  }
}
