@NullMarked
package bellwether.function.slack;

import org.jspecify.annotations.NullMarked;
