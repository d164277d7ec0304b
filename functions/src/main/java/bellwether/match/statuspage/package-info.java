/** Recognizes security incidents on vendors' status pages. */
@NullMarked
package bellwether.match.statuspage;

import org.jspecify.annotations.NullMarked;
