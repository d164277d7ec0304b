package bellwether.slack.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Says which messages are searched for the message of a delivery.
 *
 * @param oldest the start of the time span, inclusive
 * @param latest the end of the time span, inclusive
 * @param threadTs the message whose replies are searched before the channel; null if there is none
 * @param position where an earlier search of the same span stopped; null to start
 */
public record MessageQuery(
    String channel,
    String deliveryId,
    Instant oldest,
    Instant latest,
    @Nullable String threadTs,
    @Nullable String position) {}
