/** The rules of reporting clocks, as data. */
@NullMarked
package bellwether.match.clock;

import org.jspecify.annotations.NullMarked;
