/** Fails every test that connects beyond the loopback address. */
@NullMarked
package bellwether.loopback;

import org.jspecify.annotations.NullMarked;
