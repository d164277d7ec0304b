package bellwether.slack;

import bellwether.domain.Advisory;
import bellwether.domain.Match;
import org.jspecify.annotations.Nullable;

/**
 * An advisory on record that names what somebody looked up.
 *
 * @param match what part the vendor plays there; null where only its words were found
 */
public record Sighting(Advisory advisory, @Nullable Match match) {}
