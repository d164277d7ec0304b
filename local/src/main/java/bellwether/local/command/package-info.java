/** The sub-commands of {@code ./bellwether}, one class each, and what they share. */
@NullMarked
package bellwether.local.command;

import org.jspecify.annotations.NullMarked;
