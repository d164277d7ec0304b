/** Security advisories in the Common Security Advisory Framework. */
@NullMarked
package bellwether.feed.format.csaf;

import org.jspecify.annotations.NullMarked;
