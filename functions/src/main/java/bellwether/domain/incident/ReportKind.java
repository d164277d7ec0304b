package bellwether.domain.incident;

/** What a report of an incident brings to a customer who watches the vendor. */
public enum ReportKind {
  /** The first report: a message of its own. */
  NEW,
  /** A further report: a reply in the incident's thread. */
  UPDATE,
  /** A copy of a report that was already reported: nothing. */
  REPEAT
}
