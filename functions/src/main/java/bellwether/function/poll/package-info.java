@NullMarked
package bellwether.function.poll;

import org.jspecify.annotations.NullMarked;
