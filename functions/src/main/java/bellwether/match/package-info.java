/** Pure decisions: which vendor, in what role, of which incident. No I/O, no clock, no library. */
@NullMarked
package bellwether.match;

import org.jspecify.annotations.NullMarked;
