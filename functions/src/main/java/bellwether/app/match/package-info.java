/** Matches advisories to customers' vendors and queues alerts. */
@NullMarked
package bellwether.app.match;

import org.jspecify.annotations.NullMarked;
