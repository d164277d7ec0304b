@NullMarked
package bellwether.function.match;

import org.jspecify.annotations.NullMarked;
