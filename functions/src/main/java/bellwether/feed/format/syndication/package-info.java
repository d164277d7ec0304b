/** RSS, Atom, CDF and JSON Feed. */
@NullMarked
package bellwether.feed.format.syndication;

import org.jspecify.annotations.NullMarked;
