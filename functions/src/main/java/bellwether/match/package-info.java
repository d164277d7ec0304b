/**
 * Decides which vendor an advisory is about, in what role and in which incident. No I/O, no clock,
 * no library.
 */
@NullMarked
package bellwether.match;

import org.jspecify.annotations.NullMarked;
