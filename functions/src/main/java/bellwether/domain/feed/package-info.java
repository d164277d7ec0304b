/** Feeds: how they are declared, and what is remembered between polls. */
@NullMarked
package bellwether.domain.feed;

import org.jspecify.annotations.NullMarked;
