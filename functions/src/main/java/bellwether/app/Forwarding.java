package bellwether.app;

import bellwether.app.workspace.DestinationSecrets;

/**
 * How alerts are forwarded to destinations other than Slack.
 *
 * @param secrets the customers' addresses and signing secrets
 * @param allowPrivate whether addresses of this machine and its network are allowed; for local use
 *     only
 */
public record Forwarding(DestinationSecrets secrets, boolean allowPrivate) {
  public static final Forwarding NONE = new Forwarding(DestinationSecrets.NONE, false);
}
