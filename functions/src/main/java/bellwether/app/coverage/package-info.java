/** Exports what was watched, read, weighed, alerted and decided in a period, as evidence. */
@NullMarked
package bellwether.app.coverage;

import org.jspecify.annotations.NullMarked;
