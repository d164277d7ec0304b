package bellwether.domain.destination;

import java.time.Instant;

/**
 * That a code was sent to a destination, which is remembered for a day even if the destination is
 * removed.
 *
 * @param destination the id of the destination
 */
public record CodeRequest(String destination, Instant at) {}
