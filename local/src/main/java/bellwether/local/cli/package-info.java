/** The interface of a command, its options and help, and errors of the user. */
@NullMarked
package bellwether.local.cli;

import org.jspecify.annotations.NullMarked;
