package bellwether.local.command;

import bellwether.app.deliver.DeliveryConfig;
import java.net.URI;

/**
 * The Slack workspace that alerts are posted to.
 *
 * @param apiUrl the address of the Web API
 * @param token the bot token
 */
record SlackTarget(DeliveryConfig delivery, URI apiUrl, String token) {}
