package bellwether.app;

import bellwether.app.workspace.DestinationSecrets;
import bellwether.forward.email.SesClient;
import java.util.Optional;

/**
 * How alerts are forwarded to destinations other than Slack.
 *
 * @param secrets the customers' addresses and signing secrets
 * @param allowPrivate whether addresses of this machine and its network are allowed; for local use
 *     only
 * @param hasEmail whether customers may add e-mail addresses
 * @param emailClient sends e-mail; empty if this function does not, or nobody does
 */
public record Forwarding(
    DestinationSecrets secrets,
    boolean allowPrivate,
    boolean hasEmail,
    Optional<SesClient> emailClient) {
  public static final Forwarding NONE =
      new Forwarding(DestinationSecrets.NONE, false, false, Optional.empty());

  /** Returns a copy with a client for e-mail. */
  public Forwarding withEmailClient(Optional<SesClient> client) {
    return new Forwarding(secrets, allowPrivate, hasEmail, client);
  }
}
