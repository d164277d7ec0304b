package bellwether.app.discover.evidence;

/**
 * A trace of a vendor, and where a person finds it.
 *
 * @param source name of the file, or the domain that was looked up
 * @param place the row or record, such as {@code row 4}
 * @param detail the text at that place, in one line; untrusted
 * @param limits what weakens the evidence beyond its kind, such as {@code inactive}; empty if
 *     nothing does
 */
public record Evidence(
    EvidenceKind kind, String source, String place, String detail, String limits) {

  /** The trace in one line. */
  public String describe() {
    return kind
        + ": "
        + source
        + ", "
        + place
        + ": "
        + detail
        + (limits.isEmpty() ? "" : " (" + limits + ")");
  }
}
