package bellwether.match;

import bellwether.domain.Incident;
import bellwether.domain.Kind;

/**
 * Where a report belongs, and what it brings to those who watch the vendor.
 *
 * @param incident the incident with the report in it
 */
public record Linked(Incident incident, Kind kind) {}
