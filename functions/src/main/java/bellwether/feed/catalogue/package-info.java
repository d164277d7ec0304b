/** The built-in feeds and the feeds that customers add. */
@NullMarked
package bellwether.feed.catalogue;

import org.jspecify.annotations.NullMarked;
