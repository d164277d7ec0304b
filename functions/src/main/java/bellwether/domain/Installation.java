package bellwether.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A Slack workspace that uses Bellwether.
 *
 * @param team Slack's team id; the customer's id everywhere
 * @param revokedAt when the workspace threw us out; null while it lets us in
 */
public record Installation(String team, Instant since, @Nullable Instant revokedAt) {}
