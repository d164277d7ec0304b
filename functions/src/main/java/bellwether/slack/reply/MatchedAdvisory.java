package bellwether.slack.reply;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.incident.Match;

/**
 * An advisory on record that names what somebody looked up.
 *
 * @param match what part the vendor plays there
 */
public record MatchedAdvisory(Advisory advisory, Match match) {}
