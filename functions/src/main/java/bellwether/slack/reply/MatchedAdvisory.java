package bellwether.slack.reply;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.incident.Match;

/**
 * An advisory on record that names a vendor.
 *
 * @param match the vendor's role in it
 */
public record MatchedAdvisory(Advisory advisory, Match match) {}
