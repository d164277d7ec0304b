package bellwether.local.slack.workspace;

/**
 * A channel of the local workspace.
 *
 * @param id such as C0LOCAL01
 * @param name without the {@code #}
 */
public record LocalChannel(String id, String name) {
  /** Slack takes a channel's id as well as its name with a {@code #} before it. */
  boolean matches(String reference) {
    return reference.equals(id) || reference.equals("#" + name) || reference.equals(name);
  }
}
