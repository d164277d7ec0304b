/**
 * Decides which vendor an advisory is about, in what role and in which incident. Performs no I/O.
 */
@NullMarked
package bellwether.match;

import org.jspecify.annotations.NullMarked;
