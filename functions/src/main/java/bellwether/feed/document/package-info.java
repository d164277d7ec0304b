/** Documents, the items parsed from them, and the identity of an item. */
@NullMarked
package bellwether.feed.document;

import org.jspecify.annotations.NullMarked;
