/** What a sub-command is, and how a mistake of its user is reported. */
@NullMarked
package bellwether.local.cli;

import org.jspecify.annotations.NullMarked;
