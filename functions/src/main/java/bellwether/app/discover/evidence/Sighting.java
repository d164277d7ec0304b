package bellwether.app.discover.evidence;

import org.jspecify.annotations.Nullable;

/**
 * A vendor as a source names it, with the evidence.
 *
 * @param domain the vendor's own domain; null if the source gives none that is certain
 */
public record Sighting(String name, @Nullable String domain, Evidence evidence) {}
