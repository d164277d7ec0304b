/** JSON as Jackson's trees. */
@NullMarked
package bellwether.json;

import org.jspecify.annotations.NullMarked;
