/** Finds vendor names in text and decides whether they mean the vendor. */
@NullMarked
package bellwether.match.names;

import org.jspecify.annotations.NullMarked;
