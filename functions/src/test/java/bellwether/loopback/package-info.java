/** Keeps every test on this machine: whoever leaves the loopback address fails. */
@NullMarked
package bellwether.loopback;

import org.jspecify.annotations.NullMarked;
