/** Reads, writes and changes vendor lists. */
@NullMarked
package bellwether.app.vendors;

import org.jspecify.annotations.NullMarked;
