package bellwether.domain.incident;

/** How a report of an incident is delivered to a customer who watches the vendor. */
public enum ReportKind {
  /** The first report, posted as a message of its own. */
  NEW,
  /** A further report, posted as a reply in the incident's thread. */
  UPDATE,
  /** A copy of an earlier report, not posted. */
  REPEAT
}
