/** The command that proposes a vendor list from what a company already has. */
@NullMarked
package bellwether.local.discover;

import org.jspecify.annotations.NullMarked;
