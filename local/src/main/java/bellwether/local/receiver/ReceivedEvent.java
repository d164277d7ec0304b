package bellwether.local.receiver;

import java.time.Instant;

/**
 * What a local destination received.
 *
 * @param kind "webhook" or "teams"
 * @param refusal why it was refused; empty if it was accepted
 * @param repeated whether an event with the same id was accepted before
 */
public record ReceivedEvent(
    String kind, Instant at, String title, String json, String refusal, boolean repeated) {}
