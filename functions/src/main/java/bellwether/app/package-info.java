/** The use cases of Bellwether, and the one place that wires them. */
@NullMarked
package bellwether.app;

import org.jspecify.annotations.NullMarked;
