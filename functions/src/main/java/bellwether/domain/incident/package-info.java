/** Incidents, and how confident their reports are. */
@NullMarked
package bellwether.domain.incident;

import org.jspecify.annotations.NullMarked;
