/** Finds which vendors of a customer declare a company as their supplier. Performs no I/O. */
@NullMarked
package bellwether.match.chain;

import org.jspecify.annotations.NullMarked;
