/** Mailman 2 archives. */
@NullMarked
package bellwether.feed.format.mailman;

import org.jspecify.annotations.NullMarked;
