/** The command that exports and verifies what was watched, read and decided. */
@NullMarked
package bellwether.local.coverage;

import org.jspecify.annotations.NullMarked;
