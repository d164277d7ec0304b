/** Speed, cost and accuracy, peers beside us in one run. */
@NullMarked
package bellwether.bench;

import org.jspecify.annotations.NullMarked;
