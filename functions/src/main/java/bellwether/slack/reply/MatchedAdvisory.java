package bellwether.slack.reply;

import bellwether.domain.Advisory;
import bellwether.domain.Match;

/**
 * An advisory on record that names what somebody looked up.
 *
 * @param match what part the vendor plays there
 */
public record MatchedAdvisory(Advisory advisory, Match match) {}
