package bellwether.feed.http;

import bellwether.feed.text.InputLimits;

/** Why the body of a document is incomplete or unreliable. */
public enum BodyDefect {
  TOO_LONG("the document is longer than " + InputLimits.DOCUMENT_BYTES + " bytes"),
  CUT_OFF("the document ends in the middle: the connection closed early"),
  TOO_SLOW("the document took too long to arrive"),
  CORRUPT("the document's compressed data is corrupt");

  private final String reason;

  BodyDefect(String reason) {
    this.reason = reason;
  }

  /** The message if nothing could be read. */
  public String reason() {
    return reason;
  }

  /** The message if a part was read. */
  public String partialReadMessage() {
    return reason + "; it was read as far as possible";
  }

  /** Whether the next attempt will probably fail in the same way. */
  public boolean isPermanent() {
    return this == TOO_LONG;
  }
}
