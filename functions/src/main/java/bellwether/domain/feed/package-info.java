/** Feeds, and their state between polls. */
@NullMarked
package bellwether.domain.feed;

import org.jspecify.annotations.NullMarked;
