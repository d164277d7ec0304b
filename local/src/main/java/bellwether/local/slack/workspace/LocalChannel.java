package bellwether.local.slack.workspace;

/**
 * A channel of the local workspace.
 *
 * @param id such as C0LOCAL01
 * @param name without the {@code #}
 */
public record LocalChannel(String id, String name) {
  /** Slack accepts the id, and the name with or without a {@code #}. */
  boolean matches(String reference) {
    return reference.equals(id) || reference.equals("#" + name) || reference.equals(name);
  }
}
