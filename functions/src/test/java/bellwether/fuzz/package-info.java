@NullMarked
package bellwether.fuzz;

import org.jspecify.annotations.NullMarked;
