package bellwether.local.command;

import bellwether.app.deliver.DeliveryConfig;
import java.net.URI;

/**
 * The Slack that alerts are posted to.
 *
 * @param apiUrl of its Web API
 * @param token the bot token
 */
record SlackTarget(DeliveryConfig delivery, URI apiUrl, String token) {}
