package bellwether.slack.reply;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.incident.Match;

/** An advisory on record, and the role of a vendor in it. */
public record MatchedAdvisory(Advisory advisory, Match match) {}
