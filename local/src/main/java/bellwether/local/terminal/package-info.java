/** What commands and the functions' logs print: events, as text for people or as JSON lines. */
@NullMarked
package bellwether.local.terminal;

import org.jspecify.annotations.NullMarked;
