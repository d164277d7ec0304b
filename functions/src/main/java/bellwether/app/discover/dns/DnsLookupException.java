package bellwether.app.discover.dns;

/** A name could not be looked up, which says nothing of its records. */
public final class DnsLookupException extends Exception {
  private static final long serialVersionUID = 1L;

  public DnsLookupException(String message) {
    // The network is the cause, so a stack trace does not help.
    super(message, null, false, false);
  }
}
