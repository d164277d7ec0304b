/** The commands of {@code ./bellwether}. */
@NullMarked
package bellwether.local.command;

import org.jspecify.annotations.NullMarked;
