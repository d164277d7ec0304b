/**
 * Clocks that remind people of deadlines for reporting an incident, and how they are calculated.
 */
@NullMarked
package bellwether.domain.clock;

import org.jspecify.annotations.NullMarked;
