package bellwether.app.discover.source;

/**
 * What the content of a source does not tell.
 *
 * @param maxBytes maximum size of a file
 * @param tenant the company's own tenant in Microsoft Entra; empty if unknown
 */
public record SourceOptions(int maxBytes, String tenant) {
  /** For an upload by anyone in a workspace, which has to be read while Slack waits. */
  public static final SourceOptions UPLOAD = new SourceOptions(1 << 20, "");

  /** For the operator's own files. */
  public static final SourceOptions LOCAL = new SourceOptions(64 << 20, "");

  public SourceOptions withTenant(String id) {
    return new SourceOptions(maxBytes, id);
  }
}
