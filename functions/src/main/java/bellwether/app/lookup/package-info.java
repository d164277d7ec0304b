/** Looks up vendors and explains matches. */
@NullMarked
package bellwether.app.lookup;

import org.jspecify.annotations.NullMarked;
