/** Benchmarks of speed, cost and accuracy. */
@NullMarked
package bellwether.bench;

import org.jspecify.annotations.NullMarked;
